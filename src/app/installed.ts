import type { Io } from '../core/io.ts';
import { table } from '../core/table.ts';
import { plural } from '../report/summary.ts';
import { backlogOf } from './backlog.ts';

/** Milliseconds that counting existing findings may take. */
const PATIENCE = 4000;
/** Fewer findings are fixed sooner than a scope is chosen. */
const MANY = 10;

const EVENTS: Readonly<Record<string, string>> = table({
  'pre-commit': 'git commit',
  'pre-merge-commit': 'git merge',
  'pre-push': 'git push',
  'pre-applypatch': 'git am',
});

/** What a person needs to know after `plimsoll install`: what happens now, how to try it, skip it and undo it. */
export function nextLines(hooks: readonly string[], isGlobal: boolean): string[] {
  const when = hooks.flatMap((hook) => (Object.hasOwn(EVENTS, hook) ? (EVENTS[hook] ?? []) : []));
  const rows = [
    ['Now', `${listed(when)} check${when.length === 1 ? 's' : ''} Dockerfiles, Kubernetes manifests and`],
    ['', 'Compose files; a blocking finding stops the command.'],
    ['Try it', 'npx plimsoll check'],
    ['Skip once', hooks.includes('pre-commit') ? 'git commit --no-verify' : 'PLIMSOLL=0 git …'],
    ['Undo', `npx plimsoll uninstall${isGlobal ? ' --global' : ''}`],
  ];
  return rows.map(([label = '', text = '']) => `  ${label.padEnd(9)}  ${text}`);
}

/** How much is wrong in this repository already, and what to do when that is a lot. */
export async function backlogLines(scope: string | undefined, io: Io): Promise<string[]> {
  const backlog = await backlogOf(io, PATIENCE);
  if (!backlog || backlog.findings === 0) return [];
  const { findings, files } = backlog;
  const count = `${plural(findings, 'blocking finding')} in ${plural(files, 'file')}`;
  const first = `This repository already has ${backlog.complete ? '' : 'at least '}${count} (npx plimsoll check lists them).`;
  if (scope === 'new') return [first, 'With scope: new they do not block; only new ones do.'];
  return findings < MANY ? [first] : [first, 'To block only on new ones:  npx plimsoll install --scope new'];
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
