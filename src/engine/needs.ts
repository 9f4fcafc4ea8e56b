/** Which rules a feature calls, by the rules' places in their list. */
export interface Needs {
  /** Rules that name no feature. */
  readonly always: readonly number[];
  readonly byFeature: ReadonlyMap<string, readonly number[]>;
}

/** Turns round what each rule needs. */
export function needsOf(rules: readonly { readonly needs?: readonly string[] | undefined }[]): Needs {
  const always: number[] = [];
  const byFeature = new Map<string, number[]>();
  rules.forEach(({ needs }, place) => {
    if (!needs) always.push(place);
    for (const feature of needs ?? []) {
      const known = byFeature.get(feature);
      if (known) known.push(place);
      else byFeature.set(feature, [place]);
    }
  });
  return { always, byFeature };
}
