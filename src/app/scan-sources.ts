import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createGunzip } from 'node:zlib';
import { messageOf, PlimsollError, UsageError } from '../core/errors.ts';
import type { Compiler, SourceInfo } from '../scan/advisories/compile.ts';
import type { ExploitTable } from '../scan/advisories/exploits.ts';
import { field, listField, parseJson, textField } from '../scan/json.ts';
import { archiveEntries } from './scan-archive.ts';

const MB = 1024 * 1024;
/** A record of one vulnerability. */
const MAX_RECORD = 4 * MB;
const MAX_TABLE = 256 * MB;
const KNOWN = /\.(?:json|ndjson|jsonl|csv)(?:\.gz)?$|\.zip$/;
const MOST_FILES = 2_000_000;

/** What reads sources into a database. */
export interface Target {
  readonly compiler: Compiler;
  readonly exploits: ExploitTable;
  /** Called now and then. */
  readonly progress: (records: number) => void;
}

/**
 * Reads what a path holds: a record or table, one record a line, an archive of records, or a folder of these.
 * @throws UsageError when there is no such path, PlimsollError when a file cannot be read.
 */
export async function readSource(named: string, cwd: string, target: Target): Promise<SourceInfo> {
  const path = resolve(cwd, named);
  const files = filesOf(path, named);
  const before = target.compiler.records;
  const newest = new Newest();
  let rows = 0;
  for (const file of files) {
    try {
      rows += await readFile(file, target, newest);
    } catch (error) {
      if (error instanceof PlimsollError) throw error;
      throw new PlimsollError(`cannot read ${file}: ${messageOf(error)}`, { cause: error });
    }
  }
  const records = target.compiler.records - before + rows;
  if (records === 0)
    throw new UsageError(`${named} holds no advisories`, {
      hint: 'expected OSV records (.json, .ndjson, .zip), or tables of KEV or EPSS (.csv)',
    });
  return { name: named.split(/[\\/]/).filter(Boolean).at(-1) ?? named, date: newest.day, records };
}

/** The latest day on which a record was modified. */
class Newest {
  day = '';

  see(json: unknown): void {
    const day = (textField(json, 'modified') ?? textField(json, 'published') ?? '').slice(0, 10);
    if (day > this.day && /^[12]\d{3}-\d{2}-\d{2}$/.test(day)) this.day = day;
  }
}

function filesOf(path: string, named: string): string[] {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch (error) {
    throw new UsageError(`cannot read ${named}: ${messageOf(error)}`, { cause: error });
  }
  if (!isFolder) return [path];
  const files: string[] = [];
  const waiting = [path];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const inside = join(folder, entry.name);
      if (entry.isDirectory() && !entry.name.startsWith('.')) waiting.push(inside);
      else if (entry.isFile() && KNOWN.test(entry.name)) files.push(inside);
      if (files.length > MOST_FILES) throw new PlimsollError(`${named} holds more than ${MOST_FILES} files`);
    }
  }
  return files.sort();
}

/** The number of rows used of a table; records are counted by the compiler. */
async function readFile(path: string, target: Target, newest: Newest): Promise<number> {
  if (path.endsWith('.zip')) {
    readArchive(path, target, newest);
    return 0;
  }
  if (/\.(?:nd|)json(?:\.gz)?$|\.jsonl(?:\.gz)?$/.test(path) && !/\.json(?:\.gz)?$/.test(path)) {
    for await (const line of linesOf(path)) addRecord(line, target, newest);
    return 0;
  }
  const content = await readWhole(path);
  if (/\.csv(?:\.gz)?$/.test(path)) {
    const rows = target.exploits.addCsv(content.toString('utf8'));
    if (rows === undefined) target.compiler.skip('not a table of KEV or EPSS');
    return rows ?? 0;
  }
  return readJson(content, target, newest);
}

function readJson(content: Buffer, target: Target, newest: Newest): number {
  let json: unknown;
  try {
    json = parseJson(content, 'a record');
  } catch {
    target.compiler.skip('not valid JSON');
    return 0;
  }
  // CISA's catalogue: one object with a list.
  const known = listField(json, 'vulnerabilities');
  if (field(json, 'catalogVersion') !== undefined) {
    for (const entry of known)
      target.exploits.addKnown(
        textField(entry, 'cveID') ?? '',
        textField(entry, 'dateAdded') ?? '',
        textField(entry, 'knownRansomwareCampaignUse') ?? '',
      );
    return known.length;
  }
  for (const record of Array.isArray(json) ? json : [json]) add(record, target, newest);
  return 0;
}

function readArchive(path: string, target: Target, newest: Newest): void {
  for (const { content } of archiveEntries(path, '.json', MAX_RECORD))
    addRecord(content ?? 'too large', target, newest);
}

function addRecord(content: Buffer | 'too large', target: Target, newest: Newest): void {
  if (content === 'too large') {
    target.compiler.skip(content);
    return;
  }
  let json: unknown;
  try {
    // Records are small and read without recursion, so their depth needs no limit of our own.
    json = JSON.parse(content.toString('utf8'));
  } catch {
    target.compiler.skip('not valid JSON');
    return;
  }
  add(json, target, newest);
}

function add(json: unknown, { compiler, progress }: Target, newest: Newest): void {
  if (compiler.add(json) === undefined) newest.see(json);
  if (compiler.records % 1000 === 0) progress(compiler.records);
}

async function readWhole(path: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of streamOf(path)) {
    size += piece.length;
    if (size > MAX_TABLE) throw new PlimsollError(`${path} is too large: at most ${MAX_TABLE / MB} MB`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Lines that are not empty; of one that is too long nothing is kept. */
async function* linesOf(path: string): AsyncGenerator<Buffer | 'too large'> {
  let parts: Buffer[] = [];
  let size = 0;
  const take = (): Buffer | 'too large' | undefined => {
    const line = size > MAX_RECORD ? 'too large' : Buffer.concat(parts);
    const isEmpty = size === 0;
    parts = [];
    size = 0;
    return isEmpty ? undefined : line;
  };
  for await (const piece of streamOf(path)) {
    let from = 0;
    for (let end = piece.indexOf(10); end !== -1; end = piece.indexOf(10, from)) {
      size += end - from;
      parts.push(piece.subarray(from, end));
      const line = take();
      if (line) yield line;
      from = end + 1;
    }
    size += piece.length - from;
    if (size <= MAX_RECORD) parts.push(piece.subarray(from));
    else parts = [];
  }
  const line = take();
  if (line) yield line;
}

async function* streamOf(path: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  const source = path.endsWith('.gz') ? file.pipe(createGunzip({ chunkSize: 256 * 1024 })) : file;
  file.on('error', (error) => source.destroy(error));
  for await (const piece of source) yield Buffer.from(piece);
}
