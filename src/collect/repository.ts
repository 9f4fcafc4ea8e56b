import { GitError } from '../core/errors.ts';
import type { Repository } from '../core/project.ts';
import { LeftAwayError, type Objects } from './batch.ts';
import type { BatchObject } from './batch-parser.ts';
import { isBinary } from './collected.ts';
import { type GitPlace, runGit } from './git.ts';
import { readIndexFile } from './index-file.ts';
import type { IndexState } from './index-state.ts';
import { Listing } from './listing.ts';
import { isFileMode } from './raw.ts';

/** A repository that tells more of its entries than rules may know. */
export interface ListedRepository extends Repository {
  list(): Promise<Listing>;
}

/** Everything in the index, wherever below the top the caller is. Git is asked where its file is not plain. */
export async function listIndex(place: GitPlace, state: IndexState): Promise<Listing> {
  const layout = state.bytes && readIndexFile(state.bytes);
  if (layout) return new Listing(layout);
  return Listing.read(
    await state.ask(place, (there) => runGit(there, ['ls-files', '-s', '-z', '--full-name', '--', ':(top)'])),
  );
}

/** The repository as the next commit will have it. */
export function indexRepository(listing: Listing, reader: Objects): ListedRepository {
  return {
    list: async () => listing,
    async read(paths) {
      const wanted = paths
        .map((path) => listing.get(path))
        .filter((entry) => entry !== undefined)
        .filter((entry) => isFileMode(entry.mode));
      const objects = await readBlobs(reader, wanted);
      const texts = new Map<string, string>();
      wanted.forEach((entry, index) => {
        const object = objects[index];
        if (!object?.found) throw missingObject(entry.path, entry.blob);
        if (object.content && !isBinary(object.content)) texts.set(entry.path, object.content.toString('utf8'));
      });
      return texts;
    },
  };
}

/** The objects of files, in their order. One that is not there is named with its path. */
export async function readBlobs(
  reader: Objects,
  files: readonly { readonly path: string; readonly blob: string }[],
): Promise<BatchObject[]> {
  try {
    return await reader.read(files.map(({ blob }) => blob));
  } catch (error) {
    const file = error instanceof LeftAwayError ? files.find(({ blob }) => blob === error.object) : undefined;
    throw file ? missingObject(file.path, file.blob) : error;
  }
}

export function missingObject(path: string, blob: string): GitError {
  return new GitError(`the staged content of ${path} (object ${blob.slice(0, 12)}) is not in this repository`, {
    hint: 'run `git fsck`; in a partial clone fetch it first, for example with `git show :<path>`',
  });
}
