import type { Git } from './git.ts';
import { forGit, packageBelow, type Repository } from './repository.ts';
import type { Plan, Step } from './step.ts';

/** Tells the script where node and the package are, for commits that are made without the shell's PATH. */
export async function planKeys(
  repository: Repository,
  wish: { readonly cwd: string; readonly packageRoot: string },
  git: Git,
): Promise<Plan> {
  const inside = packageBelow(repository.top, wish.cwd, wish.packageRoot);
  const usual = inside === undefined || inside === 'node_modules/plimsoll';
  const wanted: [key: string, value: string | undefined][] = [
    ['plimsoll.node', forGit(process.execPath)],
    ['plimsoll.home', forGit(wish.packageRoot)],
    ['plimsoll.package', usual ? undefined : inside],
  ];
  const steps: Step[] = [];
  const notes: string[] = [];
  for (const [key, value] of wanted) {
    const old = await git.ask('config', '--local', '--get', key);
    if (old === value) continue;
    steps.push({ kind: 'config', scope: 'local', key, value, old });
    if (key === 'plimsoll.package' && old !== undefined) {
      notes.push(`the hook used the plimsoll in ${old}; from now on the one in ${value ?? 'node_modules/plimsoll'}`);
    }
  }
  if (/[\\/]_npx[\\/]/.test(wish.packageRoot)) {
    notes.push('this plimsoll lies in the cache of npx: make it a dependency, `npm install --save-dev plimsoll`');
  }
  return { steps, notes };
}
