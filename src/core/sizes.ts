import type { LanguageId } from './document.ts';

const MIB = 1024 * 1024;

/** Of files up to this size all rules are asked. In bytes when they are read, in characters when they are judged. */
export const MAX_SIZE = MIB;
/** No person writes files of this length, and nobody waits for them at a commit. */
export const MAX_LINES = 50_000;
/** Up to here what stands in a file itself is judged in the time that somebody waits. */
export const LARGEST_LINES = 120_000;

/** The size up to which a file, or a part of it, is judged. */
export function largestSize(language: LanguageId | 'yaml'): number {
  if (language === 'dockerfile') return 3 * MIB;
  return language === 'kubernetes' || language === 'yaml' ? 5 * MIB : MAX_SIZE;
}

/** The size up to which all rules are asked. The manifests of large projects are generated, and checked as a whole. */
export function fullSize(language: LanguageId): number {
  return language === 'kubernetes' ? largestSize(language) : MAX_SIZE;
}
