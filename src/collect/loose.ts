import { closeSync, existsSync, fstatSync, openSync, readFileSync } from 'node:fs';
import type { BatchObject } from './batch-parser.ts';
import { inflateSmall } from './inflate.ts';

/** `blob 12` and a NUL; what is longer is no header. */
const LONGEST_HEADER = 32;
/** Bytes that our own inflating is for. */
const SMALL = 4096;
/** Objects from which on loading `node:zlib` pays. */
const MANY = 8;
const HEADER = /^([a-z]+) (\d+)$/;

type Inflate = (bytes: Buffer, limit: number) => Buffer | undefined;

/**
 * Reads objects that lie in a file of their own, as one that was just added does (gitrepository-layout(5)).
 * @param objects Git's object folder
 * @param limit largest content in bytes
 * @returns undefined in the place of everything that has to be asked of Git: packed, too large, damaged
 */
export function readLoose(objects: string, ids: readonly string[], limit: number): (BatchObject | undefined)[] {
  const inflate = ids.length < MANY ? inflateFew : inflateMany;
  return ids.map((id) => readOne(`${objects}/${id.slice(0, 2)}/${id.slice(2)}`, id, limit, inflate));
}

function readOne(path: string, id: string, limit: number, inflate: Inflate): BatchObject | undefined {
  // Most objects of a repository are packed, and an exception for each takes longer than asking.
  if (!existsSync(path)) return undefined;
  try {
    const bytes = inflate(readSmall(path, limit), limit + LONGEST_HEADER);
    if (!bytes) return undefined;
    const end = bytes.indexOf(0);
    const match = HEADER.exec(bytes.toString('latin1', 0, Math.min(end, LONGEST_HEADER)));
    const content = bytes.subarray(end + 1);
    const [, type = '', size = ''] = match ?? [];
    if (!match || content.length !== Number(size) || content.length > limit) return undefined;
    return { found: true, id, type, size: content.length, content };
  } catch {
    return undefined;
  }
}

function inflateFew(bytes: Buffer, limit: number): Buffer | undefined {
  return bytes.length <= SMALL ? inflateSmall(bytes, limit) : inflateMany(bytes, limit);
}

function inflateMany(bytes: Buffer, limit: number): Buffer {
  return process.getBuiltinModule('node:zlib').inflateSync(bytes, { maxOutputLength: limit });
}

function readSmall(path: string, limit: number): Buffer {
  const file = openSync(path, 'r');
  try {
    if (fstatSync(file).size > limit) throw new RangeError('too large');
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}
