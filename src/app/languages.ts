import { classifyPath } from '../collect/classify.ts';
import type { LanguageOfPath } from '../collect/collected.ts';
import type { FileGlobs } from '../config/config.ts';

const KINDS = ['dockerfile', 'kubernetes', 'compose', 'shell'] as const;

/** What paths are read as under a configuration. */
export interface Languages {
  readonly languageOf: LanguageOfPath;
  readonly isExcluded: (path: string) => boolean;
}

/** The configuration's globs first, then names. Paths are relative to the configuration's folder. */
export async function languagesOf(globs: FileGlobs): Promise<Languages> {
  const kinds = KINDS.filter((kind) => globs[kind].length > 0);
  if (kinds.length === 0 && globs.exclude.length === 0) return { languageOf: classifyPath, isExcluded: () => false };
  const { matcherOf } = await import('../config/glob.ts');
  const isExcluded = matcherOf(globs.exclude);
  const tests = kinds.map((kind) => ({ kind, matches: matcherOf(globs[kind]) }));
  const languageOf: LanguageOfPath = (path) =>
    isExcluded(path) ? undefined : (tests.find(({ matches }) => matches(path))?.kind ?? classifyPath(path));
  return { languageOf, isExcluded };
}
