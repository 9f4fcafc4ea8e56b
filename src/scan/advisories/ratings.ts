import { isContainer, isCve } from './containers.ts';
import { cvssScore } from './cvss.ts';
import type { Advisory } from './osv.ts';

/** A CVSS vector and its base score. */
export interface Rating {
  readonly score: number;
  readonly vector: string;
}

/** By the newest version of CVSS that the advisory states. */
export function ownRating({ vectors }: Advisory): Rating | undefined {
  for (const vector of vectors) {
    const score = cvssScore(vector);
    if (score !== undefined) return { score, vector };
  }
  return undefined;
}

/** Ratings by each name of what they rate. */
export function ratedBy(advisories: readonly Advisory[]): ReadonlyMap<string, Rating> {
  const rated = new Map<string, Rating>();
  const put = (name: string, rating: Rating): void => {
    if (!rated.has(name)) rated.set(name, rating);
  };
  const withRating = advisories
    .filter(({ id }) => !isContainer(id))
    .flatMap((advisory) => {
      const rating = ownRating(advisory);
      return rating ? [{ advisory, rating }] : [];
    })
    .sort((a, b) => rankOf(a.advisory.id) - rankOf(b.advisory.id));
  for (const { advisory, rating } of withRating) put(advisory.id, rating);
  for (const { advisory, rating } of withRating) for (const other of advisory.same) put(other, rating);
  return rated;
}

/** A record of the CVE itself knows best, then GitHub's. */
function rankOf(id: string): number {
  if (isCve(id)) return 0;
  return id.startsWith('GHSA-') ? 1 : 2;
}

/** The rating of the same vulnerability elsewhere. */
export function joinedRating(links: readonly string[], rated: ReadonlyMap<string, Rating>): Rating | undefined {
  const sorted = [...links].sort((a, b) => rankOf(a) - rankOf(b));
  for (const other of sorted) {
    const rating = rated.get(other);
    if (rating) return rating;
  }
  return undefined;
}
