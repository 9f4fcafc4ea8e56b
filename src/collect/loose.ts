import { readFileSync, statSync } from 'node:fs';
import type { BatchObject } from './batch-parser.ts';

/** `blob 12` and a NUL; a longer header is invalid. */
const LONGEST_HEADER = 32;
const HEADER = /^([a-z]+) (\d+)$/;

/** Reads loose objects, as one that was just added is (gitrepository-layout(5)). */
export class LooseReader {
  private readonly folder: string;
  private readonly limit: number;

  /**
   * @param folder Git's object folder
   * @param limit largest content in bytes
   */
  constructor(folder: string, limit: number) {
    this.folder = folder;
    this.limit = limit;
  }

  /** The object; undefined when Git has to be asked: it is packed, too large or damaged. */
  read(id: string): BatchObject | undefined {
    try {
      return toObject(id, this.inflated(`${this.folder}/${id.slice(0, 2)}/${id.slice(2)}`), this.limit);
    } catch {
      return undefined;
    }
  }

  private inflated(path: string): Buffer | undefined {
    // Most objects are packed, and an exception for each would take longer than this.
    const size = statSync(path, { throwIfNoEntry: false })?.size;
    if (size === undefined || size > this.limit) return undefined;
    // Loading it takes 2 ms, which only a commit with a file to check should pay.
    const { inflateSync } = process.getBuiltinModule('node:zlib');
    return inflateSync(readFileSync(path), { maxOutputLength: this.limit + LONGEST_HEADER });
  }
}

function toObject(id: string, bytes: Buffer | undefined, limit: number): BatchObject | undefined {
  if (!bytes) return undefined;
  const end = bytes.indexOf(0);
  const match = HEADER.exec(bytes.toString('latin1', 0, Math.min(end, LONGEST_HEADER)));
  const content = bytes.subarray(end + 1);
  const [, type = '', size = ''] = match ?? [];
  if (!match || content.length !== Number(size) || content.length > limit) return undefined;
  return { found: true, id, type, size: content.length, content };
}
