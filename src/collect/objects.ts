import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BlobReader, type Objects } from './batch.ts';
import type { BatchObject } from './batch-parser.ts';
import type { GitPlace } from './git.ts';

const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** The objects of a repository: loose ones from their files, the others from one `git cat-file --batch`. */
export class ObjectReader implements Objects {
  private readonly place: GitPlace;
  private readonly folder: string;
  private readonly maxBytes: number;
  private batch: BlobReader | undefined;
  private closed = false;

  constructor(place: GitPlace, gitDir: string, maxBytes: number) {
    this.place = place;
    this.folder = objectFolder(place, gitDir);
    this.maxBytes = maxBytes;
  }

  /** The objects in the order of their names: ids, or anything else that Git understands, without a line feed. */
  async read(names: readonly string[]): Promise<BatchObject[]> {
    const found = await this.loose(names);
    const rest = names.filter((_, index) => found[index] === undefined);
    if (rest.length === 0) return found.filter((object) => object !== undefined);
    this.batch ??= this.start();
    const others = (await this.batch.read(rest)).values();
    return found.map((object) => object ?? others.next().value ?? { found: false, reason: 'missing' });
  }

  private async loose(names: readonly string[]): Promise<(BatchObject | undefined)[]> {
    if (this.closed || !names.every((name) => ID.test(name))) return names.map(() => undefined);
    const { LooseReader } = await import('./loose.ts');
    const reader = new LooseReader(this.folder, this.maxBytes);
    return names.map((name) => reader.read(name));
  }

  /** Lets Git end. Answers that are still awaited arrive. */
  close(): void {
    this.closed = true;
    this.batch?.close();
  }

  private start(): BlobReader {
    const reader = new BlobReader(this.place, this.maxBytes);
    if (this.closed) reader.close();
    return reader;
  }
}

function objectFolder({ cwd, env }: GitPlace, gitDir: string): string {
  const { GIT_OBJECT_DIRECTORY: given } = env;
  if (given) return resolve(cwd, given);
  // A linked work tree says where the repository is.
  const link = join(gitDir, 'commondir');
  const common = existsSync(link) ? resolve(gitDir, readFileSync(link, 'utf8').trimEnd()) : gitDir;
  return join(common, 'objects');
}
