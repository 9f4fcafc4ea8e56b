import type { LanguageId } from './document.ts';

const MIB = 1024 * 1024;

/** Of files up to this size all rules are asked. In bytes when they are read, in characters when they are judged. */
export const MAX_SIZE = MIB;
/** No person writes files of this length, and nobody waits for them at a commit. */
export const MAX_LINES = 50_000;
/** Up to here what stands in a file itself is judged in the time that somebody waits. */
export const LARGEST_LINES = 120_000;

/** The size up to which a part of a file is judged. */
export function largestSize(language: LanguageId | 'yaml'): number {
  if (language === 'dockerfile') return 3 * MIB;
  return language === 'kubernetes' || language === 'yaml' ? 5 * MIB : MAX_SIZE;
}
