import type { Listing } from '../../collect/listing.ts';
import type { ListedRepository } from '../../collect/repository.ts';
import type { Origin } from '../../core/text.ts';
import { digest } from './digest.ts';

/** What was read of the repository beside the checked files: each path with what stands for its content. */
export type Trace = readonly (readonly [path: string, content: string])[];

/** Stands for what is not there, or is no text. */
const NOTHING = '';

/** A repository that remembers what was read of it. It is all that a traced run may get. */
export class TracedRepository implements ListedRepository {
  private readonly repository: ListedRepository;
  private readonly origin: Origin;
  private readonly contents = new Map<string, string>();
  private torn = false;

  constructor(repository: ListedRepository, origin: Origin) {
    this.repository = repository;
    this.origin = origin;
  }

  list(): Promise<Listing> {
    return this.repository.list();
  }

  async read(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const texts = await this.repository.read(paths);
    for (const [path, content] of await contentsOf(paths, this.repository, this.origin, texts)) {
      const before = this.contents.get(path);
      this.torn ||= before !== undefined && before !== content;
      this.contents.set(path, content);
    }
    return texts;
  }

  /** Undefined where a file became another one while it was read. */
  get trace(): Trace | undefined {
    return this.torn ? undefined : [...this.contents];
  }
}

/** Whether everything that was read would be read again. */
export async function isSame(trace: Trace, repository: ListedRepository, origin: Origin): Promise<boolean> {
  const now = await contentsOf(
    trace.map(([path]) => path),
    repository,
    origin,
  );
  return trace.every(([path, content]) => now.get(path) === content);
}

/** An object id never means two contents; files of the work tree have to be read. */
async function contentsOf(
  paths: readonly string[],
  repository: ListedRepository,
  origin: Origin,
  texts?: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  if (origin === 'index' || origin === 'commit') {
    const listing = await repository.list();
    return new Map(paths.map((path) => [path, listing.get(path)?.blob ?? NOTHING]));
  }
  const read = texts ?? (await repository.read(paths));
  return new Map(
    paths.map((path) => {
      const text = read.get(path);
      return [path, text === undefined ? NOTHING : digest(text)];
    }),
  );
}
