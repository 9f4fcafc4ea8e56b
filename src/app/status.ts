import type { Args } from '../core/args.ts';
import { type Io, wantsColor } from '../core/io.ts';
import { openGit } from '../install/git.ts';
import type { LastRun } from '../install/last-run.ts';
import { type MeasuredRun, type Status, statusOf, type Tool } from '../install/status.ts';
import { escapeText, toJson as safeJson } from '../report/escape.ts';
import { paintFor } from '../report/paint.ts';
import { type Backup, backupsIn, findLeftovers } from './staged-fix/journal.ts';

/** `plimsoll status`: what runs on commit, with what, and what is wrong. Status 1 when a commit would not be checked. */
export async function status(args: Args, io: Io): Promise<number> {
  const found = await statusOf(await openGit(io.cwd, io.env), io.env, io.packageRoot, Date.now());
  const backups = backupsIn(findLeftovers(found.repository.gitDir));
  if (args.value('format') === 'json') io.stdout.write(`${safeJson({ ...toJson(found), backups }, 2)}\n`);
  else io.stdout.write(toText(found, backups, wantsColor(args.flag('color'), io.env, io.stdout)));
  return found.checked ? 0 : 1;
}

function toText(found: Status, backups: readonly Backup[], color: boolean): string {
  const paint = paintFor(color);
  const { repository, hooks, prefilter } = found;
  const by = repository.hooksPath;
  const rows: [label: string, value: string][] = [
    [found.kind, `${repository.top}${found.sparse ? ' (sparse)' : ''}`],
    ...found.gits.map(({ path, version }): [string, string] => ['git', `${version} at ${path}`]),
    ['hooks path', by ? `${repository.hooksDir}, set in ${by.origin} (${by.scope})` : repository.hooksDir],
    ['manager', found.manager ?? 'none'],
    ...hooks.map((one): [string, string] => [one.hook, hookText(one)]),
    ...found.configured.map((text): [string, string] => ['hook of config', text]),
    ['plimsoll', toolText(found.package)],
    ['node', toolText(found.node)],
    ['without PATH', toolText(found.nodeWithoutPath)],
    [
      'prefilter',
      `${prefilter.milliseconds.toFixed(0)} ms: ${prefilter.relevant ? 'files' : 'nothing'} to check staged now`,
    ],
    ...(found.run ? [['check', runText(found.run)] satisfies [string, string]] : []),
    ...(found.lastRun ? [['last run', lastRunText(found.lastRun)] satisfies [string, string]] : []),
    ...found.switches.map(({ name, effect }): [string, string] => [name, effect]),
    ...backups.map((backup): [string, string] => ['backup', backupText(backup)]),
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.map(([label, value]) => `  ${label.padEnd(width)}  ${escapeText(value)}`);
  const head = found.checked ? paint.good('Commits here are checked.') : paint.error('Commits here are not checked.');
  const wrong = found.problems.map(({ what, fix, grave }) => {
    const word = grave ? paint.error('problem') : paint.warning('note');
    return `${word}: ${escapeText(what)}\n  fix: ${escapeText(fix)}`;
  });
  return `${[head, '', ...lines, ...(wrong.length > 0 ? ['', ...wrong] : [])].join('\n')}\n`;
}

function hookText({ path, state, displaced, displacedRuns }: Status['hooks'][number]): string {
  const before = displaced === undefined || !displacedRuns ? '' : `, after ${displaced}`;
  return state === 'missing' ? 'missing' : `${state}: ${path}${before}`;
}

function toolText(tool: Tool | undefined): string {
  return tool ? `${tool.version ?? 'version unknown'} at ${tool.path} (${tool.by})` : 'not found';
}

function runText({ outcome, milliseconds }: MeasuredRun): string {
  const verdict = { passes: 'passes', stopped: 'would stop the commit', failed: 'cannot be checked' }[outcome];
  return `${milliseconds.toFixed(0)} ms: what is staged now ${verdict} (plimsoll check --staged)`;
}

function lastRunText({ hook, status, milliseconds, at }: LastRun): string {
  const verdict = ['passed', 'blocked', 'could not check'][status] ?? `ended with ${status}`;
  return `${milliseconds} ms: ${hook} ${verdict}, at ${at}`;
}

function backupText({ path, staged, copy }: Backup): string {
  return `${path}: was staged as blob ${staged}${copy === null ? '' : `, in the work tree blob ${copy}`}`;
}

function toJson({ repository, ...found }: Status): Record<string, unknown> {
  const { top, gitDir, commonDir, hooksDir, hooksPath } = repository;
  return {
    version: 1,
    checked: found.checked,
    repository: {
      top,
      kind: found.kind,
      sparse: found.sparse,
      gitDir,
      commonDir,
      hooksDir,
      hooksPath: hooksPath ?? null,
    },
    git: found.gits,
    manager: found.manager ?? null,
    hooks: found.hooks.map((one) => ({ ...one, displaced: one.displaced ?? null })),
    configured: found.configured,
    package: found.package ?? null,
    node: found.node ?? null,
    nodeWithoutPath: found.nodeWithoutPath ?? null,
    environment: found.switches.map(({ name, effect }) => ({ name, effect })),
    leftovers: found.leftovers,
    prefilter: found.prefilter,
    run: found.run ?? null,
    lastRun: found.lastRun ?? null,
    problems: found.problems.map(({ what, fix }) => ({ what, fix })),
  };
}
