import { GitError } from '../core/errors.ts';
import { attachBases } from './bases.ts';
import { BlobReader } from './batch.ts';
import { classifyPath } from './classify.ts';
import { gather, type LanguageOfPath, MAX_BYTES } from './collected.ts';
import { commitRepository, mergeBase } from './commit.ts';
import { askGit, type GitPlace, gitFailed, runGit } from './git.ts';
import { LinkedFolders } from './linked-folders.ts';
import { locate } from './locate.ts';
import { isFileMode, parseRaw } from './raw.ts';
import { type CollectedTree, Index, readCandidate, treeRepository } from './worktree.ts';

const DIFF = [
  'diff',
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-renames',
  '--no-ext-diff',
  '--no-relative',
  '--ignore-submodules=none',
  '--merge-base',
  '--end-of-options',
];

export interface SinceOptions extends GitPlace {
  /** A revision; what changed since the commit that it shares with HEAD is checked. */
  readonly since: string;
  readonly languageOf?: LanguageOfPath;
  readonly withBase?: boolean;
  readonly maxBytes?: number;
}

/** Reads the tracked files of the work tree that differ from the merge base with a revision. */
export async function collectSince(options: SinceOptions): Promise<CollectedTree> {
  const location = await locate(options);
  const answer = await askGit(options, [...DIFF, options.since, '--']);
  if (answer.status !== 0) {
    // Where Git refuses the repository, `diff` compares directories and reports only that it does not know an option.
    await runGit(options, ['rev-parse', '--git-dir']);
    throw sinceFailed(options.since, answer.status, answer.stderr);
  }
  const languageOf = options.languageOf ?? classifyPath;
  const changes = parseRaw(answer.stdout);
  const wanted = changes.filter(({ kind, mode }) => kind !== 'D' && kind !== 'U' && isFileMode(mode));
  const folders = new LinkedFolders(location.top);
  const collected = gather(
    wanted.map((change) => {
      const language = languageOf(change.path);
      return language && readCandidate(folders, change, language, options.maxBytes ?? MAX_BYTES);
    }),
  );
  const tree = {
    ...collected,
    root: location.top,
    location,
    repository: treeRepository(location.top, new Index(options, location)),
    unknown: [],
  };
  if (!options.withBase) return tree;
  const reader = new BlobReader(options, options.maxBytes ?? MAX_BYTES);
  try {
    return {
      ...tree,
      files: await attachBases(reader, changes, collected.files, languageOf),
      before: commitRepository(options, () => mergeBase(options, 'HEAD', [options.since])),
    };
  } finally {
    reader.close();
  }
}

function sinceFailed(since: string, status: number, stderr: string): GitError {
  if (/bad revision|unknown revision|no merge base|not a valid|Needed a single revision/i.test(stderr)) {
    return new GitError(`\`${since}\` is not a commit that shares history with HEAD here`, {
      hint: 'in a shallow clone of a CI job, fetch the history first: `git fetch --unshallow`, or `fetch-depth: 0`',
    });
  }
  return gitFailed(DIFF, status, stderr);
}
