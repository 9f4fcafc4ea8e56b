import { dirname } from 'node:path';
import { rootOf } from '../config/disk.ts';
import { readRegularFile } from '../config/regular-file.ts';
import { PlimsollError } from '../core/errors.ts';

/** Longer hooks and configurations are not written by people. */
const LARGEST = 1024 * 1024;

/** The text of a regular file, or of the one that a link leads to; undefined when there is none that can be read. */
export function readText(path: string): string | undefined {
  const content = readRegularFile(undefined, path, LARGEST);
  if (content && 'refused' in content) {
    if (content.refused.startsWith('cannot')) throw new PlimsollError(`${path} ${content.refused}`);
    return undefined;
  }
  return content?.bytes.toString('utf8');
}

/**
 * The text of a file of the repository that is to be changed; undefined when there is none. Throws where a link would
 * bring content from elsewhere into the repository.
 */
export function readOwnText(path: string): string | undefined {
  const content = readRegularFile(rootOf(dirname(path)), path, LARGEST);
  if (content && 'refused' in content)
    throw new PlimsollError(`${path} ${content.refused}`, { hint: 'replace it by a file, then run it again' });
  return content?.bytes.toString('utf8');
}
