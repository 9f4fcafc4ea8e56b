import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import type { BatchObject } from './batch-parser.ts';
import { SmallInflater } from './inflate.ts';

/** `blob 12` and a NUL; what is longer is no header. */
const LONGEST_HEADER = 32;
/** Bytes of a file that our own inflating is for; a larger one is worth loading `node:zlib`, and so are more files. */
const SMALL = 4096;
const FEW = 12;
const HEADER = /^([a-z]+) (\d+)$/;

/** Reads objects that lie in a file of their own, as one that was just added does (gitrepository-layout(5)). */
export class LooseReader {
  private readonly folder: string;
  private readonly limit: number;
  private readonly inflater = new SmallInflater();
  private readonly memory = Buffer.allocUnsafe(SMALL + 1);
  /** Most objects of a repository are packed, and an exception for each takes longer than asking first. */
  private asksFirst = false;
  private count = 0;

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
    const path = `${this.folder}/${id.slice(0, 2)}/${id.slice(2)}`;
    if (this.asksFirst && !existsSync(path)) return undefined;
    try {
      return toObject(id, this.inflated(path), this.limit);
    } catch {
      this.asksFirst = true;
      return undefined;
    }
  }

  private inflated(path: string): Buffer | undefined {
    const limit = this.limit + LONGEST_HEADER;
    const file = openSync(path, 'r');
    try {
      const length = readSync(file, this.memory, 0, SMALL + 1, 0);
      this.count += 1;
      const isSmall = length <= SMALL;
      if (isSmall && this.count <= FEW) return this.inflater.inflate(this.memory.subarray(0, length), limit);
      if (!isSmall && fstatSync(file).size > this.limit) return undefined;
      const bytes = isSmall ? this.memory.subarray(0, length) : readFileSync(path);
      return process.getBuiltinModule('node:zlib').inflateSync(bytes, { maxOutputLength: limit });
    } finally {
      closeSync(file);
    }
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
