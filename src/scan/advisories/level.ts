/** How severe a vulnerability is, the gravest first. */
export const LEVELS = ['critical', 'high', 'medium', 'low', 'negligible', 'unknown'] as const;
export type Level = (typeof LEVELS)[number];

const WORDS: ReadonlyMap<string, Level> = new Map<string, Level>([
  ['critical', 'critical'],
  ['important', 'high'],
  ['high', 'high'],
  ['moderate', 'medium'],
  ['medium', 'medium'],
  ['low', 'low'],
  ['negligible', 'negligible'],
  ['unimportant', 'negligible'],
]);

/** The level that a word of a distribution or of GitHub means; `undefined` for `not yet assigned` and the like. */
export function levelOfWord(word: string): Level | undefined {
  return WORDS.get(word.trim().toLowerCase());
}

/** https://www.first.org/cvss/specification-document, qualitative severity rating scale. */
export function levelOfScore(score: number): Level {
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'negligible';
}
