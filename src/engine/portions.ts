import type { LanguageId } from '../core/document.ts';

/**
 * Files whose documents are kept at a time: a tree takes a hundred times the memory of its text, and what outlives two
 * collections of young objects stays until a full one. So few are judged at once.
 */
export const PORTION = 2;
/**
 * Compose files stay, and each portion is asked about all of them: the more there are, the larger a portion is, or the
 * time would grow with their number times that of the files.
 */
const COMPOSE_PER_FILE = 16;

/** The portions in which many files are judged, in their order: Compose files first, and the languages apart. */
export function portionsOf<File extends { readonly language: LanguageId }>(
  files: readonly File[],
): readonly (readonly File[])[] {
  const first: File[] = [];
  const byLanguage = new Map<LanguageId, File[]>([['compose', first]]);
  for (const one of files) {
    const others = byLanguage.get(one.language);
    if (others) others.push(one);
    else byLanguage.set(one.language, [one]);
  }
  const size = Math.max(PORTION, Math.ceil(first.length / COMPOSE_PER_FILE));
  const portions: File[][] = [];
  for (const own of byLanguage.values())
    for (let at = 0; at < own.length; at += size) portions.push(own.slice(at, at + size));
  return portions;
}
