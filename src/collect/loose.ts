import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BatchObject } from './batch-parser.ts';
import { inflateSmall } from './inflate.ts';

/** `blob 12` and a NUL; what is longer is no header. */
const LONGEST_HEADER = 32;
/** Bytes up to which our own inflating is done before `node:zlib` is loaded. */
const SMALL = 4096;
const HEADER = /^([a-z]+) (\d+)$/;

/**
 * Reads an object that lies in a file of its own, as one that was just added does (gitrepository-layout(5)).
 * @param objects Git's object folder
 * @param limit largest content in bytes
 * @returns undefined for everything that has to be asked of Git: packed, too large, damaged
 */
export function readLoose(objects: string, id: string, limit: number): BatchObject | undefined {
  try {
    const bytes = inflate(readSmall(join(objects, id.slice(0, 2), id.slice(2)), limit), limit + LONGEST_HEADER);
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

function inflate(bytes: Buffer, limit: number): Buffer | undefined {
  if (bytes.length <= SMALL) return inflateSmall(bytes, limit);
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
