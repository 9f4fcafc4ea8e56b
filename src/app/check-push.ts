import { openPush, parsePush, type Remote } from '../collect/push.ts';
import { describeSkipped } from '../collect/staged.ts';
import type { Args } from '../core/args.ts';
import type { Io } from '../core/io.ts';
import { judge, tell } from './checking.ts';
import { languagesOf } from './languages.ts';
import type { CheckSettings } from './settings.ts';

/** Checks the commits that a push would send: the files that they change, as the last commit has them. */
export async function checkPush(settings: CheckSettings, args: Args, io: Io): Promise<number> {
  const remote = args.positionals[1] ?? '';
  const pushed = parsePush((await io.stdin.read()).toString('utf8'));
  const tips = new Set(pushed.flatMap(({ localId }) => localId ?? []));
  const known = new Set(pushed.flatMap(({ remoteId }) => remoteId ?? []));
  let worst = 0;
  for (const tip of tips)
    worst = Math.max(worst, await checkTip(tip, { known: [...known], remote }, settings, args, io));
  return worst;
}

async function checkTip(tip: string, there: Remote, settings: CheckSettings, args: Args, io: Io): Promise<number> {
  const snapshot = await openPush({ cwd: io.cwd, env: io.env }, tip, there);
  if (!snapshot) return 0;
  try {
    const loaded = await settings.load(async (path) => (await snapshot.read([path])).get(path));
    const { languageOf } = await languagesOf(loaded.config.files);
    const { files, skipped } = await snapshot.collect(languageOf);
    const subject = { files, repository: snapshot.repository, loaded, today: settings.today, env: settings.env };
    const notes = [...settings.notes, ...skipped.map(describeSkipped)];
    const { formats, began } = settings;
    const how = { formats, prefix: '', notes, loaded, began, staged: false, hook: 'pre-push' };
    return await tell(await judge(subject), how, args, io);
  } finally {
    snapshot.close();
  }
}
