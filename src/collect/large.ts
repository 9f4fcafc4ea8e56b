import { largestSize } from '../core/sizes.ts';
import { BlobReader } from './batch.ts';
import type { BatchObject } from './batch-parser.ts';
import { API_VERSION, isBinary, type LanguageOfPath } from './collected.ts';
import type { GitPlace } from './git.ts';

/** Whether a file over the usual limit is read all the same: a Dockerfile, or YAML that begins with a manifest. */
export function isWorthReading(size: number, language: ReturnType<LanguageOfPath>, beginning: Buffer): boolean {
  if (language === undefined || size > largestSize(language) || isBinary(beginning)) return false;
  if (language === 'dockerfile') return true;
  const mayBeManifest = language === 'kubernetes' || language === 'yaml';
  return mayBeManifest && API_VERSION.test(beginning.toString('latin1'));
}

/** The objects, with the content of those over the limit that are worth reading. */
export async function withLarge(
  place: GitPlace,
  wanted: readonly { readonly language: ReturnType<LanguageOfPath> }[],
  objects: readonly BatchObject[],
): Promise<readonly BatchObject[]> {
  const isLarge = ({ language }: (typeof wanted)[number], index: number): boolean => {
    const object = objects[index];
    if (!object?.found || object.content !== undefined) return false;
    return isWorthReading(object.size, language, object.beginning);
  };
  const large = new Set(objects.filter((_, index) => wanted[index] && isLarge(wanted[index], index)));
  if (large.size === 0) return objects;
  const reader = new BlobReader(place, Math.max(...[...large].map((object) => (object.found ? object.size : 0))));
  try {
    const read = await reader.read([...large].flatMap((object) => (object.found ? object.id : [])));
    const byObject = new Map([...large].map((object, index) => [object, read[index]]));
    return objects.map((object) => byObject.get(object) ?? object);
  } finally {
    reader.close();
  }
}
