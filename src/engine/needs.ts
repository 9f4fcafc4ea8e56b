import type { Document } from '../core/document.ts';

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

/**
 * Whether one of the documents holds what a cross-file rule needs: `dockerfile:COPY` is a feature of a language,
 * `dockerfile` any document of it. A document that tells no features may hold all.
 */
export function holdsNeed(documents: readonly Document[], need: string): boolean {
  const colon = need.indexOf(':');
  const language = colon === -1 ? need : need.slice(0, colon);
  const feature = colon === -1 ? undefined : need.slice(colon + 1);
  return documents.some(
    ({ kind, features }) => kind === language && (feature === undefined || (features?.has(feature) ?? true)),
  );
}
