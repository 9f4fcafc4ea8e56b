import { openPush, type PushedRange, parsePush, pushOfManager, type Remote } from '../collect/push.ts';
import { skippedFiles } from '../collect/skipped.ts';
import type { Args } from '../core/args.ts';
import type { Io } from '../core/io.ts';
import { escapeText } from '../report/escape.ts';
import { judge, tell } from './checking.ts';
import { languagesOf } from './languages.ts';
import type { CheckSettings } from './settings.ts';

/** Checks the commits that a push would send: the files that they change, as the last commit has them. */
export async function checkPush(settings: CheckSettings, args: Args, io: Io): Promise<number> {
  const remote = args.positionals[1] ?? '';
  const pushed = parsePush((await io.stdin.read()).toString('utf8'));
  const told = pushed.length === 0 ? pushOfManager(io.env) : undefined;
  if (told) return checkRange(told, settings, args, io);
  const there = { known: [...new Set(pushed.flatMap(({ remoteId }) => remoteId ?? []))], remote };
  const tips = new Map<string, string[]>();
  for (const { localId, localRef } of pushed) {
    if (localId !== undefined) tips.set(localId, [...(tips.get(localId) ?? []), shortName(localRef)]);
  }
  let worst = 0;
  let isFirst = true;
  for (const [tip, names] of tips) {
    const heading = (): string => {
      const space = isFirst ? '' : '\n';
      isFirst = false;
      return tips.size > 1 ? `${space}In the push of ${names.join(', ')}:\n\n` : '';
    };
    worst = Math.max(worst, await checkTip({ tip, heading, hook: 'pre-push' }, there, settings, args, io));
  }
  return worst;
}

/** Checks what pre-commit or prek name, `paths` of it where some are named. */
export function checkRange(
  { tip, known, remote }: PushedRange,
  settings: CheckSettings,
  args: Args,
  io: Io,
  paths?: readonly string[],
): Promise<number> {
  const hook = remote === undefined ? undefined : 'pre-push';
  return checkTip({ tip, ...(hook && { hook }), ...(paths && { paths }) }, { known, remote }, settings, args, io);
}

/** A ref as `git push` takes it. */
function shortName(ref: string): string {
  return escapeText(ref.replace(/^refs\/(?:heads|tags)\//, ''));
}

interface Tip {
  readonly tip: string;
  /** What is written above a report about it. */
  readonly heading?: () => string;
  readonly hook?: string;
  /** Only these files and folders. */
  readonly paths?: readonly string[];
}

async function checkTip(
  { tip, heading, hook, paths }: Tip,
  there: Remote,
  settings: CheckSettings,
  args: Args,
  io: Io,
): Promise<number> {
  const snapshot = await openPush({ cwd: io.cwd, env: io.env }, tip, there);
  if (!snapshot) return 0;
  try {
    const loaded = await settings.load((path) => snapshot.config(path));
    const { languageOf } = await languagesOf(loaded.config.files);
    const isNamed = (path: string): boolean =>
      paths?.some((name) => name === '' || name === path || path.startsWith(`${name}/`)) ?? true;
    const collected = await snapshot.collect(languageOf, isNamed);
    const isNew = loaded.config.scope === 'new';
    const { files, skipped } = isNew ? await snapshot.withBases(collected, languageOf) : collected;
    const { repository, before } = snapshot;
    const { today, env } = settings;
    const subject = { files, skipped: skippedFiles(skipped), repository, ...(isNew && { before }), loaded, today, env };
    const { formats, began } = settings;
    const { notes } = settings;
    const how = { formats, prefix: '', notes, loaded, began, staged: false, hook, ...(heading && { heading }) };
    return await tell(await judge(subject, io), how, args, io);
  } finally {
    snapshot.close();
  }
}
