import { readFileSync, statSync } from 'node:fs';
import { attempt } from './files.ts';

/** The text of a file, or of the file that a link leads to; undefined when there is none. */
export function readText(path: string): string | undefined {
  if (!isFile(path)) return undefined;
  return attempt('read', path, () => readFileSync(path, 'utf8'));
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // Nothing there, or a link that leads nowhere or in a circle.
    return false;
  }
}
