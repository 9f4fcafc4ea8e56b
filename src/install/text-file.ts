import { readFileSync } from 'node:fs';
import { attempt, stateOf } from './files.ts';

/** The text of a file; undefined when there is none. */
export function readText(path: string): string | undefined {
  const { type } = stateOf(path);
  if (type !== 'file' && type !== 'link') return undefined;
  return attempt('read', path, () => readFileSync(path, 'utf8'));
}
