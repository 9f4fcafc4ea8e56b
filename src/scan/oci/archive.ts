import { posix } from 'node:path';
import { ScanError } from '../error.ts';
import { LIMITS } from '../limits.ts';
import { type Bytes, type Store, slice } from './source.ts';
import { tarEntries } from './tar.ts';

type Member = { readonly bytes: Bytes } | { readonly link: string };

/**
 * The files of an uncompressed tar archive. Only the headers are read; contents are read in place.
 * @throws ScanError when the archive is damaged.
 */
export async function openArchive(archive: Bytes): Promise<Store> {
  const members = new Map<string, Member>();
  for await (const entry of tarEntries(new Skipping(archive))) {
    const path = posix.normalize(`/${entry.path}`).slice(1);
    if (entry.type === 'file') members.set(path, { bytes: slice(archive, entry.at, entry.size) });
    else if (entry.type === 'symlink')
      members.set(path, { link: posix.join('/', posix.dirname(path), entry.target).slice(1) });
    else if (entry.type === 'hardlink') members.set(path, { link: posix.normalize(`/${entry.target}`).slice(1) });
    if (members.size > LIMITS.entries) throw new ScanError(`the archive holds more than ${LIMITS.entries} files`);
  }
  return { open: async (path) => follow(members, path) };
}

/** Old versions of Docker store a layer that repeats as a symbolic link. */
function follow(members: ReadonlyMap<string, Member>, path: string): Bytes | undefined {
  let member = members.get(path);
  for (let links = 0; member && 'link' in member; links++) {
    if (links === LIMITS.links) return undefined;
    member = members.get(member.link);
  }
  return member?.bytes;
}

const PIECE = 16 * 1024;

/** Pieces of an archive of which most is skipped without being read. */
class Skipping implements AsyncIterable<Buffer>, AsyncIterator<Buffer> {
  private readonly bytes: Bytes;
  private at = 0;

  constructor(bytes: Bytes) {
    this.bytes = bytes;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Buffer>> {
    const piece = await this.bytes.read(this.at, PIECE);
    this.at += piece.length;
    return piece.length === 0 ? { done: true, value: undefined } : { done: false, value: piece };
  }

  /** Leaves bytes out; past the end, the next piece is missing. */
  skip(length: number): number {
    const left = Math.max(Math.min(length, this.bytes.size - this.at), 0);
    this.at += left;
    return left;
  }
}
