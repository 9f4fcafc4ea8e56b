import { BlobReader, type Objects } from './batch.ts';
import { MAX_BYTES } from './collected.ts';
import { askGit, type GitPlace, runGit } from './git.ts';
import { Listing } from './listing.ts';
import { decodePath } from './paths.ts';
import { parsePaths } from './raw.ts';
import { indexRepository, type ListedRepository } from './repository.ts';

/** Everything in the tree of a commit. */
export async function listCommit(place: GitPlace, commit: string): Promise<Listing> {
  const listed = await runGit(place, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  return Listing.of(parsePaths(listed).map(entryOf));
}

/**
 * The repository as a commit has it. Git is asked at the first question: most runs have none.
 * @param commit names the commit; undefined where there is none, which is an empty repository
 * @param objects absent: each reading starts Git
 */
export function commitRepository(
  place: GitPlace,
  commit: () => Promise<string | undefined>,
  objects: Objects = eachTime(place),
): ListedRepository {
  let opened: Promise<ListedRepository> | undefined;
  const open = (): Promise<ListedRepository> => {
    opened ??= commit().then(async (name) =>
      indexRepository(name === undefined ? Listing.of([]) : await listCommit(place, name), objects),
    );
    return opened;
  };
  return {
    list: async () => (await open()).list(),
    read: async (paths) => (await open()).read(paths),
  };
}

/** The commit that one shares with others, as the best one to compare it with; undefined where there is none. */
export async function mergeBase(
  place: GitPlace,
  commit: string,
  others: readonly string[],
): Promise<string | undefined> {
  if (others.length === 0) return undefined;
  const { status, stdout } = await askGit(place, ['merge-base', '--end-of-options', commit, ...others]);
  const [base = ''] = stdout.toString('latin1').split('\n');
  return status === 0 && base !== '' ? base : undefined;
}

function eachTime(place: GitPlace): Objects {
  return {
    async read(names) {
      const reader = new BlobReader(place, MAX_BYTES);
      try {
        return await reader.read(names);
      } finally {
        reader.close();
      }
    },
  };
}

function entryOf(record: Buffer) {
  const tab = record.indexOf(9);
  const [mode = '', , blob = ''] = record.toString('latin1', 0, tab).split(' ');
  return { ...decodePath(record.subarray(tab + 1)), mode, blob };
}
