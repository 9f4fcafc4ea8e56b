import { join } from 'node:path';
import { skippedFiles } from '../collect/skipped.ts';
import { collectWorktree } from '../collect/worktree.ts';
import type { Args } from '../core/args.ts';
import { UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { describeSkipped } from '../core/skipped.ts';
import { displayPath } from '../report/escape.ts';
import { plural } from '../report/summary.ts';
import { judge, tell } from './checking.ts';
import { canAsk, confirm } from './confirm.ts';
import { type FixedFile, fixFiles, rewritten } from './fixing.ts';
import { writeNotes } from './formats.ts';
import { languagesOf } from './languages.ts';
import { namedBelowTop, targetsOf } from './named.ts';
import { fromFolder } from './relocate.ts';
import { type CheckSettings, settingsOf } from './settings.ts';

/** `plimsoll fix`: applies fixes in the working tree, then reports what is left. */
export async function fix(args: Args, io: Io): Promise<number> {
  if (args.flag('recover')) return (await import('./staged-fix/recover.ts')).recover(args.positionals, io);
  const settings = await settingsOf(args, io);
  const isWhole = args.positionals.length === 0 && !['staged', 'diff', 'external'].some((name) => args.flag(name));
  if (isWhole && !args.flag('yes') && !canAsk(io)) {
    throw new UsageError('plimsoll fix without a path would change files in the whole repository', {
      hint: 'name files or directories, e.g. `plimsoll fix .`, or confirm with --yes',
    });
  }
  const unsafe = args.flag('unsafe-fixes') ?? false;
  if (args.flag('external')) await (await import('./external.ts')).formatStaged(args, io);
  if (args.flag('staged')) {
    const wish = { unsafe, diff: args.flag('diff') ?? false };
    const { checkStaged } = await import('./check-staged.ts');
    return checkStaged({ fix: wish, ...namedBelowTop(args, io.cwd) }, settings, args, io);
  }
  const loaded = await settings.load();
  const languages = await languagesOf(loaded.config.files);
  const tree = await collectWorktree({
    cwd: io.cwd,
    env: io.env,
    paths: args.positionals,
    languageOf: languages.languageOf,
  });
  const { repository, root, location } = tree;
  const files = tree.files.filter(({ file }) => !languages.isExcluded(file.path));
  const skipped = skippedFiles(tree.skipped.filter(({ path }) => !languages.isExcluded(path)));
  const subject = {
    files,
    skipped,
    loaded,
    today: settings.today,
    env: settings.env,
    ...(repository && { repository }),
  };
  const fixed = await fixFiles(subject, { unsafe });
  const changed = fixed.files.filter(({ text, checked }) => text !== checked.file.text);
  const prefix = location?.prefix ?? '';
  const notes = [
    ...settings.notes,
    ...tree.unknown.map((path) => `${fromFolder(path, prefix)} is not a file that plimsoll checks`),
    ...fixed.files.flatMap((one) => refusals(one, prefix)),
  ];
  if (args.flag('diff')) {
    const unfit = await printPatch(changed, { root, prefix }, io);
    await writeNotes([...loaded.notes, ...notes, ...fixed.before.skipped.map(describeSkipped), ...unfit], io);
    return 0;
  }
  if (isWhole && changed.length > 0 && !args.flag('yes') && !confirm(questionOf(changed), io)) {
    io.stderr.write('plimsoll: nothing was changed\n');
    return 1;
  }
  const { replaceText } = await import('./write-file.ts');
  const written: FixedFile[] = [];
  for (const one of changed) {
    const { path, pathBytes, text } = one.checked.file;
    // A name that is not UTF-8 is not what `path` says.
    const reason =
      pathBytes === undefined ? await replaceText(join(root, path), text, one.text) : 'its name is not valid UTF-8';
    if (reason === undefined) written.push(one);
    else notes.push(`${fromFolder(path, prefix)} was not changed: ${reason}`);
  }
  list(written, prefix, settings, io);
  const now = written.length === 0 ? fixed.before : await judge(rewritten(subject, textsOf(written)));
  const how = {
    formats: settings.formats,
    prefix,
    notes,
    loaded,
    began: settings.began,
    staged: false,
    hook: undefined,
    targets: targetsOf(args, prefix),
  };
  return tell(now, how, args, io);
}

function questionOf(changed: readonly FixedFile[]): string {
  const count = changed.reduce((sum, { applied }) => sum + applied.length, 0);
  return `Fix ${plural(count, 'finding')} in ${plural(changed.length, 'file')} of this repository?`;
}

/** Prints what would be changed. Gives a line about each file whose bytes no patch made of its text would fit. */
async function printPatch(
  changed: readonly FixedFile[],
  { root, prefix }: { readonly root: string; readonly prefix: string },
  io: Io,
): Promise<readonly string[]> {
  const { patchOf } = await import('./patch.ts');
  const { difference, NOT_UTF8 } = await import('./write-file.ts');
  const unfit: string[] = [];
  for (const { checked, text } of changed) {
    const { file } = checked;
    const isOdd = file.text.includes('\uFFFD');
    // A name that is not UTF-8 is not what `path` says: nothing can be compared there.
    const reason = !isOdd ? undefined : file.pathBytes ? NOT_UTF8 : await difference(join(root, file.path), file.text);
    if (reason === undefined) io.stdout.write(patchOf(file, text));
    else unfit.push(`${fromFolder(file.path, prefix)} has no patch: ${reason}`);
  }
  return unfit;
}

/** One line for each fix, on standard output for people and on standard error beside a report for programs. */
function list(written: readonly FixedFile[], prefix: string, { formats }: CheckSettings, io: Io): void {
  const out = formats.some(({ name, file }) => name === 'human' && file === undefined) ? io.stdout : io.stderr;
  const count = written.reduce((sum, { applied }) => sum + applied.length, 0);
  if (count === 0) {
    out.write('Nothing to fix.\n\n');
    return;
  }
  for (const { checked, applied } of written) {
    const { path, pathBytes } = checked.file;
    const name = displayPath(fromFolder(path, prefix), pathBytes);
    for (const { rule, start, fix: done } of applied) {
      out.write(`fixed ${name}:${start.line}:${start.column}  ${rule}  ${displayPath(done?.title ?? '')}\n`);
    }
  }
  out.write(`\nFixed ${plural(count, 'finding')} in ${plural(written.length, 'file')}.\n\n`);
}

function refusals({ checked, refused }: FixedFile, prefix: string): string[] {
  return refused.map(({ rule, start }) => {
    const place = `${fromFolder(checked.file.path, prefix)}:${start.line}`;
    return `${place} ${rule} was not fixed: the fix would raise another finding`;
  });
}

function textsOf(written: readonly FixedFile[]): ReadonlyMap<string, string> {
  return new Map(written.map(({ checked, text }) => [checked.file.path, text]));
}
