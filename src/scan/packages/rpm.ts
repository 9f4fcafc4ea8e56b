import { messageOf } from '../../core/errors.ts';
import { ScanError } from '../error.ts';
import { describe, type Found, type FoundPackage } from './found.ts';
import { berkeleyHeaders, ndbHeaders, sqliteHeaders } from './rpm-databases.ts';
import { mayBeOwned } from './wanted.ts';

/** Tags of include/rpm/rpmtag.h. */
const Tag = {
  name: 1000,
  version: 1001,
  release: 1002,
  epoch: 1003,
  licence: 1014,
  arch: 1022,
  source: 1044,
  dirIndexes: 1116,
  baseNames: 1117,
  dirNames: 1118,
  modularity: 5096,
} as const;

/** Types of header data. */
const INT32 = 4;
const STRING = 6;
const STRING_ARRAY = 8;
const I18N_STRING = 9;

/** `rpmdb.sqlite`. */
export function readRpmSqlite(content: Buffer): Found {
  return readHeaders(sqliteHeaders(content));
}

/** `Packages.db`. */
export function readRpmNdb(content: Buffer): Found {
  return readHeaders(ndbHeaders(content));
}

/** `Packages`. */
export function readRpmBerkeley(content: Buffer): Found {
  return readHeaders(berkeleyHeaders(content));
}

function readHeaders(blobs: Iterable<Buffer>): Found {
  const packages: FoundPackage[] = [];
  const owned: string[] = [];
  try {
    for (const blob of blobs) {
      const header = new Header(blob);
      const found = packageOf(header);
      if (!found) continue;
      packages.push(found);
      for (const path of header.files()) if (mayBeOwned(path)) owned.push(path);
    }
  } catch (error) {
    if (!(error instanceof ScanError) && !(error instanceof RangeError)) throw error;
    return { packages, owned, gap: error instanceof ScanError ? messageOf(error) : 'the rpm database is damaged' };
  }
  return { packages, owned };
}

/** A write-ahead log beside the database, which holds changes that the database does not. */
export function readRpmLog(content: Buffer): Found {
  return content.length === 0
    ? { packages: [] }
    : { packages: [], gap: 'the rpm database has changes that were not written to it' };
}

function packageOf(header: Header): FoundPackage | undefined {
  const name = header.text(Tag.name);
  // Keys that packages are signed with are kept as packages.
  if (name === undefined || name === 'gpg-pubkey') return undefined;
  const epoch = header.numbers(Tag.epoch)[0];
  const version = `${header.text(Tag.version) ?? ''}-${header.text(Tag.release) ?? ''}`;
  const evr = epoch === undefined ? version : `${epoch}:${version}`;
  const built = /^(.+)-([^-]+)-([^-]+)\.(?:no)?src\.rpm$/.exec(header.text(Tag.source) ?? '');
  const arch = header.text(Tag.arch);
  const licence = header.text(Tag.licence);
  const module = header.text(Tag.modularity);
  const found = describe('rpm', name, version === '-' ? undefined : evr, {
    source: built ? { name: built[1] ?? '', version: `${built[2]}-${built[3]}` } : { name, version },
    ...(arch !== undefined && { arch }),
    ...(licence !== undefined && { licences: [licence] }),
  });
  return found && module ? { ...found, module } : found;
}

interface Item {
  readonly type: number;
  readonly offset: number;
  readonly count: number;
}

/** Header of a package: an index of tags, then their data. Bounds are checked by the Buffer. */
class Header {
  private readonly items = new Map<number, Item>();
  private readonly data: Buffer;

  constructor(blob: Buffer) {
    const count = blob.readUInt32BE(0);
    const size = blob.readUInt32BE(4);
    const start = 8 + count * 16;
    if (start + size > blob.length) throw new ScanError('the rpm database is damaged');
    for (let at = 8; at < start; at += 16)
      this.items.set(blob.readUInt32BE(at), {
        type: blob.readUInt32BE(at + 4),
        offset: blob.readUInt32BE(at + 8),
        count: blob.readUInt32BE(at + 12),
      });
    this.data = blob.subarray(start, start + size);
  }

  text(tag: number): string | undefined {
    return this.texts(tag, 1)[0];
  }

  numbers(tag: number): number[] {
    const item = this.items.get(tag);
    if (item?.type !== INT32 || item.offset + item.count * 4 > this.data.length) return [];
    return Array.from({ length: item.count }, (_, index) => this.data.readUInt32BE(item.offset + index * 4));
  }

  /** Paths without the leading slash. */
  files(): string[] {
    const folders = this.texts(Tag.dirNames);
    const indexes = this.numbers(Tag.dirIndexes);
    return this.texts(Tag.baseNames).map((name, place) => `${folders[indexes[place] ?? -1] ?? ''}${name}`.slice(1));
  }

  private texts(tag: number, most = Number.POSITIVE_INFINITY): string[] {
    const item = this.items.get(tag);
    if (!item || (item.type !== STRING && item.type !== STRING_ARRAY && item.type !== I18N_STRING)) return [];
    const list: string[] = [];
    for (let at = item.offset; list.length < Math.min(item.count, most) && at < this.data.length; ) {
      const end = this.data.indexOf(0, at);
      if (end === -1) break;
      list.push(this.data.toString('utf8', at, end));
      at = end + 1;
    }
    return list;
  }
}
