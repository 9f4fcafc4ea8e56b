import { createHash } from 'node:crypto';
import { cveKey, isContainer, isCve } from './containers.ts';
import type { Ecosystem } from './ecosystem.ts';
import type { Exploits } from './exploits.ts';
import { type Advisory, type AffectedPackage, type Refusal, readAdvisory } from './osv.ts';
import { writeAffected } from './ranges.ts';
import { joinedRating, ownRating, ratedBy } from './ratings.ts';

export const FORMAT = 1;

export interface SourceInfo {
  readonly name: string;
  readonly url?: string;
  readonly licence?: string;
  /** Day of its newest record, or of its download. */
  readonly date: string;
  readonly records: number;
}

export interface ShardInfo {
  readonly file: string;
  readonly key: string;
  readonly title: string;
  readonly family: string;
  readonly names: string;
  readonly packages: number;
  readonly pairs: number;
  /** Day of the newest record. */
  readonly date: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface OtherFile {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly format: typeof FORMAT;
  /** When it was compiled, as an ISO time. */
  readonly built: string;
  readonly sources: readonly SourceInfo[];
  readonly shards: readonly ShardInfo[];
  readonly files: readonly OtherFile[];
  /** Records that were left out, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
}

/**
 * Turns advisories into the files of a database. The result depends on the records alone, not on their order: where
 * several have one id, the one that was modified last counts for each package.
 */
export class Compiler {
  private readonly kept = new Map<string, Advisory[]>();
  private readonly skipped = new Map<string, number>();
  private readonly withMalware: boolean;
  private count = 0;

  constructor({ withMalware = false }: { readonly withMalware?: boolean } = {}) {
    this.withMalware = withMalware;
  }

  /** Adds a record; returns why not when it was left out. */
  add(json: unknown): Refusal | undefined {
    this.count++;
    const advisory = readAdvisory(json, this.withMalware);
    if (typeof advisory === 'string') {
      this.skip(advisory);
      return advisory;
    }
    const others = this.kept.get(advisory.id);
    if (others) others.push(advisory);
    else this.kept.set(advisory.id, [advisory]);
    return undefined;
  }

  /** Counts a record that could not be read at all. */
  skip(reason: string): void {
    this.skipped.set(reason, (this.skipped.get(reason) ?? 0) + 1);
  }

  get records(): number {
    return this.count;
  }

  /** The files by name; `manifest.json` describes the others. */
  finish(built: Date, sources: readonly SourceInfo[], exploits: Exploits): Map<string, Buffer> {
    const advisories = [...this.kept.values()].map(merged).sort((a, b) => byBytes(a.id, b.id));
    const files = new Map<string, Buffer>();
    const shards = shardsOf(advisories, files);
    files.set('meta.txt', Buffer.from(metaLines(advisories)));
    files.set('kev.txt', Buffer.from(kevLines(exploits)));
    files.set('epss.bin', epssBytes(exploits));
    files.set('ATTRIBUTION.md', Buffer.from(attribution(sources)));
    const known = new Set(shards.map(({ file }) => file));
    const manifest: Manifest = {
      format: FORMAT,
      built: built.toISOString(),
      sources,
      shards,
      files: [...files]
        .filter(([file]) => !known.has(file))
        .map(([file, content]) => ({ file, bytes: content.length, sha256: sha256(content) })),
      skipped: Object.fromEntries([...this.skipped].sort(([a], [b]) => byBytes(a, b))),
    };
    files.set('manifest.json', Buffer.from(`${JSON.stringify(manifest, undefined, 1)}\n`));
    return files;
  }
}

function merged(records: readonly Advisory[]): Advisory {
  const [newest, ...older] = [...records].sort(newerFirst);
  if (!newest) throw new RangeError('there is no record');
  if (older.length === 0) return newest;
  const affected = new Map<string, readonly AffectedPackage[]>();
  for (const { affected: entries } of [newest, ...older]) {
    const own = new Map<string, AffectedPackage[]>();
    for (const entry of entries) {
      const key = `${entry.ecosystem.key}\n${entry.name}`;
      own.set(key, [...(own.get(key) ?? []), entry]);
    }
    for (const [key, list] of own) if (!affected.has(key)) affected.set(key, list);
  }
  return { ...newest, affected: [...affected.values()].flat() };
}

function newerFirst(a: Advisory, b: Advisory): number {
  if (a.modified !== b.modified) return a.modified > b.modified ? -1 : 1;
  const left = JSON.stringify(a);
  const right = JSON.stringify(b);
  return left > right ? -1 : left < right ? 1 : 0;
}

export function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Order of the bytes in UTF-8, which lookups rely on. */
export function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

interface Shard {
  readonly ecosystem: Ecosystem;
  readonly names: Map<string, string[]>;
  pairs: number;
  date: string;
}

function shardsOf(advisories: readonly Advisory[], files: Map<string, Buffer>): ShardInfo[] {
  const shards = new Map<string, Shard>();
  for (const { id, affected, modified, published, summary } of advisories) {
    const stream = isContainer(id) ? streamOf(summary) : undefined;
    for (const entry of affected) {
      const { key } = entry.ecosystem;
      let shard = shards.get(key);
      if (!shard) {
        shard = { ecosystem: entry.ecosystem, names: new Map(), pairs: 0, date: '' };
        shards.set(key, shard);
      }
      const lines = shard.names.get(entry.name);
      if (lines) lines.push(pairText(id, entry, stream));
      else shard.names.set(entry.name, [pairText(id, entry, stream)]);
      shard.pairs++;
      const day = modified || published;
      if (day > shard.date) shard.date = day;
    }
  }
  return [...shards]
    .sort(([a], [b]) => byBytes(a, b))
    .map(([key, { ecosystem, names, pairs, date }]) => {
      const lines = [...names].map(([name, entries]) => `${name}\t${[...new Set(entries)].join('\t')}\n`).sort(byBytes);
      const content = Buffer.from(lines.join(''));
      const file = `${key}.txt`;
      files.set(file, content);
      return {
        file,
        key,
        title: ecosystem.title,
        family: ecosystem.family,
        names: ecosystem.names,
        packages: names.size,
        pairs,
        date,
        bytes: content.length,
        sha256: sha256(content),
      };
    });
}

/** The stream of a module that an advisory of the Red Hat family is about: `nodejs:18` in `Important: nodejs:18 security update`. */
function streamOf(summary: string): string | undefined {
  return /^\w+: ([\w.+-]+:[\w.+-]+) /.exec(summary)?.[1];
}

function pairText(id: string, entry: AffectedPackage, stream: string | undefined): string {
  const isModular = entry.ranges.some(({ fixed }) => fixed !== undefined && /\.module[_+]/.test(fixed));
  const keys = [
    entry.urgency && /^[\w -]{1,40}$/.test(entry.urgency) ? `u=${entry.urgency.replaceAll(' ', '_')}` : '',
    entry.level ? `s=${entry.level}` : '',
    isModular && entry.ecosystem.family === 'rpm' ? `m=${stream ?? '1'}` : '',
    entry.ecosystem.isPaid ? 'pro=1' : '',
  ];
  return [id, writeAffected(entry), ...keys].filter((part) => part !== '').join(' ');
}

/** `ID, other names, contained CVEs, score, vector, level, day, summary, weaknesses`, sorted by id. */
function metaLines(advisories: readonly Advisory[]): string {
  const rated = ratedBy(advisories);
  return advisories
    .map((advisory) => {
      const { id, same, related, level, published, modified, summary, weaknesses } = advisory;
      const holds = isContainer(id);
      const links = holds ? [] : same.filter((other) => !isContainer(other));
      const contained = holds ? [...new Set([...same, ...related])].filter(isCve).sort() : [];
      const { score, vector } = ownRating(advisory) ?? (holds ? undefined : joinedRating(links, rated)) ?? {};
      const columns = [
        id,
        links.join(','),
        contained.join(','),
        score === undefined ? '' : score.toFixed(1),
        vector ?? '',
        level ?? '',
        published || modified,
        summary.replace(/[\t\n\r\0]/g, ' '),
        weaknesses.join(','),
      ];
      return `${columns.join('\t')}\n`;
    })
    .join('');
}

function kevLines({ known }: Exploits): string {
  return [...known]
    .sort(([a], [b]) => byBytes(a, b))
    .map(([id, { added, isRansomware }]) => `${id}\t${added}\t${isRansomware ? 'ransomware' : ''}\n`)
    .join('');
}

/** Sorted records of eight bytes, big endian: the key of a CVE and its probability as a float. */
function epssBytes({ probabilities }: Exploits): Buffer {
  const rows = [...probabilities].flatMap(([id, value]) => {
    const key = cveKey(id);
    return key === undefined ? [] : [{ key, value }];
  });
  rows.sort((a, b) => a.key - b.key);
  const bytes = Buffer.alloc(rows.length * 8);
  for (const [index, { key, value }] of rows.entries()) {
    bytes.writeUInt32BE(key, index * 8);
    bytes.writeFloatBE(value, index * 8 + 4);
  }
  return bytes;
}

function attribution(sources: readonly SourceInfo[]): string {
  const rows = sources.map(({ name, url, licence, date }) => `| ${name} | ${url ?? ''} | ${licence ?? ''} | ${date} |`);
  return [
    '# Sources of this database',
    '',
    'Compiled by plimsoll on this machine. The records belong to their publishers, under their licences.',
    '',
    '| source | from | licence | newest record |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
