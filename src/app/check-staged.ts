import { type LanguageOfPath, languageOfNamedPath } from '../collect/collected.ts';
import { isFileMode } from '../collect/raw.ts';
import { skippedFiles } from '../collect/skipped.ts';
import { openStaged, type StagedSnapshot, type WantedEntry } from '../collect/staged.ts';
import type { Config } from '../config/config.ts';
import type { Args } from '../core/args.ts';
import { GitError, UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { describeSkipped } from '../core/skipped.ts';
import type { RunResult } from '../engine/run.ts';
import { isForPeople, judge, type Subject, tell } from './checking.ts';
import { writeNotes } from './formats.ts';
import { type Languages, languagesOf } from './languages.ts';
import { fromFolder } from './relocate.ts';
import type { CheckSettings } from './settings.ts';
import { mayBeStarted, startedScripts } from './started-scripts.ts';

const ROUNDS = 3;
/** Files that are named in one note. */
const NAMED = 3;
/** After it Git reads the index again. `git merge` and `git am` commit a tree made before: a fix would not be in it. */
const FIXING_HOOK = 'pre-commit';
const SAFE = { unsafe: false, diff: false };

export interface StagedCheck {
  /** The hook that Git runs. */
  readonly hook?: string;
  /** Standard input is what the hook script hands over. */
  readonly isHanded?: boolean;
  /** Only these paths below the top, whether they differ from HEAD or not. */
  readonly paths?: readonly string[];
  /** Fix what is staged before it is judged; `diff` only prints the patch. */
  readonly fix?: { readonly unsafe: boolean; readonly diff: boolean };
}

/** Checks what is in the index, again when it changes under our hands. */
export async function checkStaged(check: StagedCheck, settings: CheckSettings, args: Args, io: Io): Promise<number> {
  for (let round = 0; round < ROUNDS; round++) {
    const snapshot = await openStaged({
      cwd: io.cwd,
      env: io.env,
      ...(check.hook && { hook: check.hook }),
      ...(check.isHanded && round === 0 && { handed: io.stdin.next }),
    });
    try {
      const status = await checkSnapshot(snapshot, check, settings, args, io);
      if (status !== undefined) return status;
    } finally {
      snapshot.close();
    }
  }
  throw new GitError('the index keeps changing while it is checked', { hint: 'run the command again' });
}

/** Undefined where the index has changed meanwhile: what was found says nothing about what will be committed. */
async function checkSnapshot(
  snapshot: StagedSnapshot,
  check: StagedCheck,
  settings: CheckSettings,
  args: Args,
  io: Io,
): Promise<number | undefined> {
  const { subject, loaded, notes } = await openSubject(snapshot, check, settings);
  const fixes = loaded.config.fixOnCommit === 'safe' && check.hook === FIXING_HOOK;
  const wish = check.fix ?? (fixes ? SAFE : undefined);
  const checked = await judge(subject, io);
  if (!(await snapshot.isCurrent())) return undefined;
  const fixing =
    wish && (await (await import('./fix-index.ts')).fixIndex(snapshot, subject, checked, wish, check.hook));
  if (fixing === 'changed') return undefined;
  if (wish?.diff) {
    io.stdout.write(fixing?.patch ?? '');
    const skipped = checked.skipped.map(describeSkipped);
    await writeNotes([...settings.notes, ...loaded.notes, ...notes, ...skipped, ...(fixing?.notes ?? [])], io);
    return 0;
  }
  const result = fixing?.remaining ?? checked;
  const out = isForPeople(settings.formats) ? io.stdout : io.stderr;
  for (const line of fixing?.fixed ?? []) out.write(`${line}\n`);
  const how = {
    formats: settings.formats,
    prefix: snapshot.location.prefix,
    notes: [
      ...settings.notes,
      ...(args.flag('verbose') ? snapshot.describeConfigs(loaded.config.sources) : []),
      ...notes,
      ...(fixing?.notes ?? []),
    ],
    loaded,
    began: settings.began,
    staged: true,
    hook: check.hook,
    ...(check.paths && { targets: args.positionals }),
    ...(check.hook && (await outsideOf(result, snapshot, subject, loaded.config))),
  };
  const status = await tell(result, how, args, io);
  if (status !== 0 && check.hook === 'pre-merge-commit') {
    io.stderr.write('plimsoll: the merge is not committed: fix it, `git add`, `git commit`; or `git merge --abort`\n');
  }
  // As late as possible: Git reads the index again after its hook, and what comes until then is not checked.
  return status === 0 && check.hook && !(await snapshot.isCurrent()) ? undefined : status;
}

/** In a commit that is blocked: whether that may be due to lines that it does not change. */
async function outsideOf(
  result: RunResult,
  snapshot: StagedSnapshot,
  { files }: Subject,
  { scope, files: globs }: Config,
): Promise<{ readonly outside?: number }> {
  if (scope === 'new' || !result.findings.some(({ blocking }) => blocking)) return {};
  const { countOutside } = await import('./outside.ts');
  return { outside: await countOutside(result, files, snapshot, await languagesOf(globs)) };
}

async function openSubject(snapshot: StagedSnapshot, check: StagedCheck, settings: CheckSettings) {
  const loaded = await settings.load((path) => snapshot.config(path));
  const { config } = loaded;
  const languages = await languagesOf(config.files);
  const { files, skipped, notes } = check.paths
    ? await collectNamed(snapshot, check.paths, languages)
    : {
        ...(await snapshot.collect({
          languageOf: await withStartedScripts(snapshot, languages),
          withBase: config.scope === 'new',
          merges: config.merges,
        })),
        notes: [],
      };
  const { repository, before } = snapshot;
  const isNew = config.scope === 'new';
  const { today, env } = settings;
  const own = { files, skipped: skippedFiles(skipped), repository, ...(isNew && { before }) };
  const subject: Subject = { ...own, loaded, today, env };
  return { subject, loaded, notes };
}

/** A staged script is read when an image starts it. The repository is asked only when a script is staged. */
async function withStartedScripts(snapshot: StagedSnapshot, languages: Languages): Promise<LanguageOfPath> {
  const { languageOf } = languages;
  const paths = snapshot.changes.filter(({ kind, mode }) => kind !== 'D' && isFileMode(mode)).map(({ path }) => path);
  const scripts = paths.filter((path) => mayBeStarted(path, languages));
  if (scripts.length === 0) return languageOf;
  const started = await startedScripts(scripts, snapshot.repository, languages);
  return (path) => (started.has(path) ? 'shell' : languageOf(path));
}

/** Files of the index that the user names, or that lie in directories that the user names. */
async function collectNamed(snapshot: StagedSnapshot, paths: readonly string[], languages: Languages) {
  const { prefix } = snapshot.location;
  const entries = await snapshot.repository.list();
  const absent = paths.find((path) => !entries.has(path) && !entries.hasFolder(path));
  if (absent !== undefined) {
    throw new UsageError(`no such file or directory in the index: \`${fromFolder(absent, prefix)}\``, {
      hint: '`git add` it first; paths are relative to the working directory',
    });
  }
  const files = new Set(paths);
  const isMeant = (path: string): boolean =>
    files.has(path) || paths.some((folder) => folder === '' || path.startsWith(`${folder}/`));
  const unknown: string[] = [];
  const wanted: WantedEntry[] = [];
  for (const { path, pathBytes, mode, blob } of entries) {
    if (!isMeant(path)) continue;
    const language = languages.isExcluded(path)
      ? undefined
      : (languages.languageOf(path) ?? (files.has(path) ? languageOfNamedPath(path) : undefined));
    if (language && isFileMode(mode)) wanted.push({ path, ...(pathBytes && { pathBytes }), mode, blob, language });
    else if (files.has(path)) unknown.push(path);
  }
  const { files: found, skipped } = await snapshot.read(wanted);
  const seen = new Set([...found.map(({ file }) => file.path), ...skipped.map(({ path }) => path)]);
  for (const { path } of wanted) if (files.has(path) && !seen.has(path)) unknown.push(path);
  return { files: found, skipped, notes: notesOn(unknown.map((path) => fromFolder(path, prefix))) };
}

/** One line about named files that are not checked: other tools name every YAML file that is staged. */
function notesOn(unknown: readonly string[]): readonly string[] {
  const [only, ...others] = unknown;
  if (only === undefined) return [];
  if (others.length === 0) return [`${only} is not a file that plimsoll checks`];
  const named = unknown.slice(0, NAMED).join(', ');
  const rest = unknown.length > NAMED ? ` and ${unknown.length - NAMED} more` : '';
  return [`${named}${rest} are not files that plimsoll checks`];
}
