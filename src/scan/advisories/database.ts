import { ScanError } from '../error.ts';
import { entriesOf, field, listField, numberOf, parseJson, textField } from '../json.ts';
import { FORMAT, type Manifest, type OtherFile, type ShardInfo, type SourceInfo, sha256 } from './compile.ts';
import { cveKey } from './containers.ts';
import { type Level, levelOfWord } from './level.ts';
import { SortedLines } from './lines.ts';
import { type Affected, readAffected } from './ranges.ts';

/** An advisory that names a package. */
export interface Pair extends Affected {
  readonly id: string;
  readonly urgency?: string;
  readonly level?: Level;
  /** It is about packages of a module. */
  readonly isModular: boolean;
  /** The module and its stream, where they are known: `nodejs:18`. */
  readonly stream?: string;
  /** Its fix needs a subscription. */
  readonly isPaid: boolean;
}

/** What is known of one vulnerability, whatever it affects. */
export interface Meta {
  readonly id: string;
  readonly same: readonly string[];
  /** CVEs that the advisory fixes together. */
  readonly contained: readonly string[];
  readonly score?: number;
  readonly vector?: string;
  readonly level?: Level;
  /** Day of its publication; empty when unknown. */
  readonly date: string;
  readonly summary: string;
  readonly weaknesses: readonly string[];
}

export interface Exploit {
  readonly kev?: { readonly added: string; readonly isRansomware: boolean };
  readonly epss?: number;
}

const REBUILD = { hint: 'build it again: plimsoll db build, or plimsoll db update' };

/** A compiled database. Files are read when they are needed, and their checksums verified then. */
export class Database {
  readonly manifest: Manifest;
  private readonly read: (file: string) => Buffer;
  private readonly files = new Map<string, Buffer>();
  private readonly shards: ReadonlyMap<string, ShardInfo>;

  /**
   * @param read returns the content of a file of the database; throws when there is none.
   * @throws ScanError when there is no valid manifest.
   */
  constructor(read: (file: string) => Buffer) {
    this.read = read;
    this.manifest = readManifest(read('manifest.json'));
    this.shards = new Map(this.manifest.shards.map((shard) => [shard.key, shard]));
  }

  shard(key: string): ShardInfo | undefined {
    return this.shards.get(key);
  }

  /** Advisories that name a package of a shard. */
  pairs(key: string, name: string): readonly Pair[] {
    const shard = this.shards.get(key);
    const line = shard && new SortedLines(this.file(shard)).find(name);
    return line === undefined
      ? []
      : line
          .split('\t')
          .slice(1)
          .map((text) => readPair(text, shard?.file ?? key));
  }

  meta(id: string): Meta | undefined {
    const line = new SortedLines(this.other('meta.txt')).find(id);
    return line === undefined ? undefined : readMeta(line);
  }

  exploit(id: string): Exploit {
    const line = new SortedLines(this.other('kev.txt')).find(id);
    const [, added = '', use] = line?.split('\t') ?? [];
    const epss = this.probability(id);
    return {
      ...(line !== undefined && { kev: { added, isRansomware: use === 'ransomware' } }),
      ...(epss !== undefined && { epss }),
    };
  }

  /** Whether there is any data about exploitation probabilities. */
  get hasProbabilities(): boolean {
    return this.other('epss.bin').length > 0;
  }

  /** @throws ScanError when a file is missing, damaged, or has a malformed line. */
  verify(): void {
    for (const shard of this.manifest.shards)
      for (const line of this.file(shard).toString('utf8').split('\n'))
        for (const text of line.split('\t').slice(1)) readPair(text, shard.file);
    for (const entry of this.manifest.files) this.file(entry);
  }

  private probability(id: string): number | undefined {
    const key = cveKey(id);
    const bytes = this.other('epss.bin');
    if (key === undefined) return undefined;
    let low = 0;
    let high = Math.floor(bytes.length / 8);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (bytes.readUInt32BE(middle * 8) < key) low = middle + 1;
      else high = middle;
    }
    if (low * 8 >= bytes.length || bytes.readUInt32BE(low * 8) !== key) return undefined;
    return Math.round(bytes.readFloatBE(low * 8 + 4) * 1e5) / 1e5;
  }

  private other(file: string): Buffer {
    const entry = this.manifest.files.find((one) => one.file === file);
    if (!entry) throw new ScanError(`the vulnerability database is damaged: it has no ${file}`, REBUILD);
    return this.file(entry);
  }

  private file({ file, bytes, sha256: sum }: OtherFile): Buffer {
    const known = this.files.get(file);
    if (known) return known;
    const content = this.read(file);
    if (content.length !== bytes || sha256(content) !== sum)
      throw new ScanError(`the vulnerability database is damaged: ${file} does not match its checksum`, REBUILD);
    this.files.set(file, content);
    return content;
  }
}

/** @throws ScanError when the text is malformed. */
function readPair(text: string, file: string): Pair {
  const [id = '', ranges = '', ...keys] = text.split(' ');
  const affected = readAffected(ranges);
  if (!affected || id === '') throw new ScanError(`the vulnerability database is damaged: ${file}`, REBUILD);
  const values = new Map(keys.map((key) => [key.slice(0, key.indexOf('=')), key.slice(key.indexOf('=') + 1)]));
  const urgency = values.get('u')?.replaceAll('_', ' ');
  const level = levelOfWord(values.get('s') ?? '');
  const stream = values.get('m');
  return {
    id,
    ...affected,
    ...(urgency !== undefined && { urgency }),
    ...(level && { level }),
    isModular: stream !== undefined,
    ...(stream?.includes(':') && { stream }),
    isPaid: values.get('pro') === '1',
  };
}

function readMeta(line: string): Meta {
  const [
    id = '',
    same = '',
    contained = '',
    score = '',
    vector = '',
    level = '',
    date = '',
    summary = '',
    weaknesses = '',
  ] = line.split('\t');
  const known = levelOfWord(level);
  return {
    id,
    same: split(same),
    contained: split(contained),
    ...(score !== '' && { score: Number(score) }),
    ...(vector !== '' && { vector }),
    ...(known && { level: known }),
    date,
    summary,
    weaknesses: split(weaknesses),
  };
}

function split(text: string): string[] {
  return text === '' ? [] : text.split(',');
}

/** @throws ScanError */
function readManifest(content: Buffer): Manifest {
  const json = parseJson(content, 'the manifest of the vulnerability database');
  if (field(json, 'format') !== FORMAT)
    throw new ScanError('the vulnerability database has a format that this plimsoll does not read', REBUILD);
  const skipped = entriesOf(field(json, 'skipped')).flatMap(([key, value]): [string, number][] => {
    const count = numberOf(value);
    return count === undefined ? [] : [[key, count]];
  });
  return {
    format: FORMAT,
    built: textField(json, 'built') ?? '',
    sources: listField(json, 'sources').map(readSource),
    shards: listField(json, 'shards').map(readShard),
    files: listField(json, 'files').map(readFile),
    skipped: Object.fromEntries(skipped),
  };
}

function readSource(json: unknown): SourceInfo {
  const url = textField(json, 'url');
  const licence = textField(json, 'licence');
  return {
    name: textField(json, 'name') ?? '',
    ...(url !== undefined && { url }),
    ...(licence !== undefined && { licence }),
    date: textField(json, 'date') ?? '',
    records: numberOf(field(json, 'records')) ?? 0,
  };
}

function readShard(json: unknown): ShardInfo {
  const text = (name: string): string => textField(json, name) ?? '';
  const number = (name: string): number => numberOf(field(json, name)) ?? 0;
  return {
    ...readFile(json),
    key: text('key'),
    title: text('title'),
    family: text('family'),
    names: text('names'),
    packages: number('packages'),
    pairs: number('pairs'),
    date: text('date'),
  };
}

/** A file is named by its last part only, so that it is below the database's folder. */
function readFile(json: unknown): OtherFile {
  const file = textField(json, 'file') ?? '';
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$/.test(file))
    throw new ScanError('the vulnerability database is damaged: its manifest names an invalid file', REBUILD);
  return { file, bytes: numberOf(field(json, 'bytes')) ?? -1, sha256: textField(json, 'sha256') ?? '' };
}
