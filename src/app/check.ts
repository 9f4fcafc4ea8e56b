import { relative, resolve } from 'node:path';
import {
  type CollectedFile,
  type Content,
  gather,
  type LanguageOfPath,
  languageOfNamedPath,
  type SkippedFile,
  toCollected,
} from '../collect/collected.ts';
import { pushOfManager } from '../collect/push.ts';
import { collectSince } from '../collect/range.ts';
import { skippedFiles } from '../collect/skipped.ts';
import { collectWorktree } from '../collect/worktree.ts';
import { rootOf } from '../config/disk.ts';
import type { Args } from '../core/args.ts';
import { UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { slashed } from '../core/paths.ts';
import { largestSize } from '../core/sizes.ts';
import { Progress } from '../report/progress.ts';
import { checkStaged } from './check-staged.ts';
import { judge, tell } from './checking.ts';
import { languagesOf } from './languages.ts';
import { namedBelowTop, targetsOf } from './named.ts';
import { isSwitchedOff } from './overrides.ts';
import { fromFolder } from './relocate.ts';
import { type CheckSettings, settingsOf } from './settings.ts';
import { milliseconds } from './stopwatch.ts';

/** Bytes of standard input that are read; no file of more is checked. */
const LARGEST_INPUT = largestSize('kubernetes');

/** `plimsoll check`: files, folders, the index, a range of commits or standard input. */
export async function check(args: Args, io: Io): Promise<number> {
  const settings = await settingsOf(args, io);
  const mode = modeOf(args);
  if (isSwitchedOff(io.env)) {
    io.stderr.write('plimsoll: nothing was checked, PLIMSOLL switches it off\n');
    return 0;
  }
  switch (mode) {
    case 'stdin':
      return checkStdin(settings, args, io);
    case 'staged':
      return checkIndex(settings, args, io);
    case 'since':
    case 'paths':
      return checkTree(mode, settings, args, io);
  }
}

/** The index; but the commits that pre-commit or prek name, which need not be those that are checked out. */
async function checkIndex(settings: CheckSettings, args: Args, io: Io): Promise<number> {
  const named = namedBelowTop(args, io.cwd);
  const range = pushOfManager(io.env);
  if (!range) return checkStaged(named, settings, args, io);
  const { checkRange } = await import('./check-push.ts');
  return checkRange(range, settings, args, io, named.paths);
}

type Mode = 'stdin' | 'staged' | 'since' | 'paths';

function modeOf(args: Args): Mode {
  const stdin = args.positionals.includes('-');
  const asked = [
    ...(stdin ? ['-'] : []),
    ...(args.flag('staged') ? ['--staged'] : []),
    ...(args.value('since') === undefined ? [] : ['--since']),
  ];
  if (asked.length > 1) throw new UsageError(`${asked.join(' and ')} exclude each other`, { hint: 'give one of them' });
  if (stdin && args.positionals.length > 1)
    throw new UsageError('- is standard input and cannot stand beside other paths', { hint: 'check them apart' });
  if (args.value('since') !== undefined && args.positionals.length > 0)
    throw new UsageError('--since takes no paths', { hint: 'the files that changed since then are checked' });
  if (args.value('stdin-filename') !== undefined && !stdin)
    throw new UsageError('--stdin-filename is for standard input', { hint: 'write - as the path' });
  if (stdin) return 'stdin';
  if (args.flag('staged')) return 'staged';
  return args.value('since') === undefined ? 'paths' : 'since';
}

async function checkTree(mode: 'since' | 'paths', settings: CheckSettings, args: Args, io: Io): Promise<number> {
  const loaded = await settings.load();
  const languages = await languagesOf(loaded.config.files);
  const place = { cwd: io.cwd, env: io.env, languageOf: languages.languageOf };
  const tree =
    mode === 'since'
      ? await collectSince({ ...place, since: args.value('since') ?? '', withBase: loaded.config.scope === 'new' })
      : await collectWorktree({ ...place, paths: args.positionals });
  const prefix = tree.location?.prefix ?? '';
  const files = tree.files.filter(({ file }) => !languages.isExcluded(file.path));
  const notes = [
    ...settings.notes,
    ...tree.unknown.map((path) => `${fromFolder(path, prefix)} is not a file that plimsoll checks`),
    ...tree.files
      .filter(({ file }) => languages.isExcluded(file.path))
      .map(({ file }) => `${fromFolder(file.path, prefix)} is left out by files.exclude`),
    ...(tree.isTooLarge ? ['files were not checked against each other: there are more than 20,000'] : []),
  ];
  const progress = new Progress({
    isTerminal: () => io.stderr.isTTY,
    columns: () => io.stderr.columns,
    write: (text) => io.stderr.write(text),
    now: milliseconds,
  });
  const { repository, before } = tree;
  const skipped = skippedFiles(tree.skipped.filter(({ path }) => !languages.isExcluded(path)));
  const subject = { files, skipped, loaded, today: settings.today, env: settings.env, onFile: progress.onFile };
  const result = await judge({ ...subject, ...(repository && { repository }), ...(before && { before }) }, io);
  progress.clear();
  const { formats, began } = settings;
  const how = { formats, prefix, notes, loaded, began, staged: false, hook: undefined };
  return tell(result, { ...how, ...(mode === 'paths' && { targets: targetsOf(args, prefix) }) }, args, io);
}

async function checkStdin(settings: CheckSettings, args: Args, io: Io): Promise<number> {
  const input = readInput(io);
  const named = args.value('stdin-filename');
  const root = rootOf(io.cwd);
  const path = named === undefined ? '-' : slashed(relative(root, resolve(io.cwd, named)));
  const loaded = await settings.load();
  const { languageOf, isExcluded } = await languagesOf(loaded.config.files);
  const byName = named === undefined ? 'yaml' : (languageOf(path) ?? languageOfNamedPath(path));
  const part = isExcluded(path) ? undefined : fromInput(input, path, byName, named === undefined);
  const notes = part ? settings.notes : [...settings.notes, `${named} is not a file that plimsoll checks`];
  const { files, skipped } = gather([part]);
  const result = await judge({
    files,
    skipped: skippedFiles(skipped),
    loaded,
    today: settings.today,
    env: settings.env,
  });
  const { formats, began } = settings;
  const prefix = named === undefined ? '' : prefixOf(root, io.cwd);
  return tell(result, { formats, prefix, notes, loaded, began, staged: false, hook: undefined }, args, io);
}

/** What standard input holds; of more than any file that is checked may have, the beginning. */
function readInput(io: Io): Pick<Content, 'size' | 'bytes' | 'beginning'> {
  const pieces: Buffer[] = [];
  let size = 0;
  for (let piece = io.stdin.next(); piece; piece = io.stdin.next()) {
    pieces.push(piece);
    size += piece.length;
    if (size > LARGEST_INPUT) return { size, bytes: undefined, beginning: Buffer.concat(pieces) };
  }
  return { size, bytes: Buffer.concat(pieces) };
}

/** Standard input as a file. Without a name it is a Dockerfile where its content does not say otherwise. */
function fromInput(
  input: Pick<Content, 'size' | 'bytes' | 'beginning'>,
  path: string,
  language: ReturnType<LanguageOfPath>,
  isNameless: boolean,
): CollectedFile | SkippedFile | undefined {
  const content = { ...input, path, origin: 'stdin', named: true } as const;
  const part = toCollected({ ...content, path: isNameless ? 'stdin.yaml' : path }, language);
  if (part && !('file' in part) && !isNameless) return part;
  if (part && 'file' in part) return { ...part, file: { ...part.file, path } };
  return isNameless ? toCollected(content, 'dockerfile') : undefined;
}

function prefixOf(root: string, cwd: string): string {
  const below = slashed(relative(root, cwd));
  return below === '' ? '' : `${below}/`;
}
