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

/** What cross-file rules need of the documents of one language. */
export interface KindNeeds {
  /** Rules for which any document of it will do. */
  any: readonly number[];
  readonly byFeature: Map<string, readonly number[]>;
}

/** The needs of cross-file rules by language: `dockerfile:COPY` is a feature of one, `dockerfile` any document of it. */
export function needsByKind({ byFeature }: Needs): ReadonlyMap<string, KindNeeds> {
  const kinds = new Map<string, KindNeeds>();
  for (const [need, places] of byFeature) {
    const colon = need.indexOf(':');
    const kind = colon === -1 ? need : need.slice(0, colon);
    const own = kinds.get(kind) ?? { any: [], byFeature: new Map() };
    kinds.set(kind, own);
    if (colon === -1) own.any = places;
    else own.byFeature.set(need.slice(colon + 1), places);
  }
  return kinds;
}
