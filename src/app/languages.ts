import { classifyPath } from '../collect/classify.ts';
import type { FileGlobs } from '../config/config.ts';
import type { LanguageId } from '../core/document.ts';

export type LanguageOfPath = (path: string) => LanguageId | 'yaml' | undefined;

const KINDS = ['dockerfile', 'kubernetes', 'compose', 'shell'] as const;

/** What a path is read as: the configuration's globs first, then `byName`. Paths are those of the configuration. */
export async function languageOfPath(globs: FileGlobs, byName: LanguageOfPath = classifyPath): Promise<LanguageOfPath> {
  const kinds = KINDS.filter((kind) => globs[kind].length > 0);
  if (kinds.length === 0 && globs.exclude.length === 0) return byName;
  const { matcherOf } = await import('../config/glob.ts');
  const excluded = matcherOf(globs.exclude);
  const tests = kinds.map((kind) => ({ kind, matches: matcherOf(globs[kind]) }));
  return (path) => (excluded(path) ? undefined : (tests.find(({ matches }) => matches(path))?.kind ?? byName(path)));
}
