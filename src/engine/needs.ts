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
  return documents.some((document) => {
    const { kind } = document;
    if (!need.startsWith(kind)) return false;
    return need.length === kind.length || (document.features?.has(need.slice(kind.length + 1)) ?? true);
  });
}
