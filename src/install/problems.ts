import type { Environment } from './git.ts';
import { configuredFor, switchOff } from './global.ts';
import { huskyFolder } from './plan-husky.ts';
import { below, isOlder } from './repository.ts';
import type { Status } from './status.ts';

/** A problem, and the command that fixes it. */
export interface Problem {
  readonly what: string;
  readonly fix: string;
  /** A commit is not checked because of it. */
  readonly grave: boolean;
}

type Facts = Omit<Status, 'checked' | 'problems'>;

export function problemsOf(facts: Facts, env: Environment): Problem[] {
  return [
    ...hookProblems(facts),
    ...toolProblems(facts),
    ...facts.switches
      .filter(({ stops }) => stops)
      .map(({ name, effect }) => ({ what: `${name} is set: ${effect}`, fix: `unset ${name}`, grave: true })),
    ...facts.leftovers.map(({ path, what, fix }) => ({ what: `${path}: ${what}`, fix, grave: false })),
    ...placeProblems(facts, env),
  ];
}

function hookProblems({ hooks, manager, repository, configured, sparse }: Facts): Problem[] {
  const problems: Problem[] = [];
  for (const { hook, path, state, runs, ours, displaced, displacedRuns } of hooks) {
    const byConfig = configuredFor(hook, configured);
    const grave = hook === 'pre-commit' && byConfig === undefined;
    if (state === 'not executable') {
      problems.push({
        what: `Git ignores ${path}: it is not executable`,
        fix: ours ? `chmod +x ${path}` : 'npx plimsoll install',
        grave,
      });
    } else if (!runs && manager === 'husky' && state === 'missing' && /_$/.test(repository.hooksDir)) {
      problems.push({ what: `${path} is missing: husky is not set up in this working tree`, fix: 'npx husky', grave });
    } else if (!runs && manager === 'husky' && sparse && state === 'other') {
      const folder = huskyFolder(repository);
      const way = below(repository.top, folder) ?? folder;
      problems.push({
        what: `${way} may be outside this sparse checkout`,
        fix: `git sparse-checkout add ${way}`,
        grave,
      });
    } else if (!runs && manager === 'lefthook' && state === 'missing') {
      problems.push({ what: `${path} is missing: lefthook is not set up here`, fix: 'npx lefthook install', grave });
    } else if (!runs && byConfig === undefined) {
      const there = state === 'other' ? `${path} does not lead to plimsoll` : `there is no ${hook} hook`;
      problems.push({ what: there, fix: 'npx plimsoll install', grave });
    }
    if (state === 'older') {
      problems.push({ what: `${path} is an older plimsoll's`, fix: 'npx plimsoll install', grave: false });
    }
    if (state === 'edited') {
      problems.push({
        what: `${path} was edited or belongs to another version`,
        fix: 'npx plimsoll install --force',
        grave: false,
      });
    }
    if (displaced !== undefined && !displacedRuns) {
      problems.push({
        what: `${displaced} does not run: it is not executable`,
        fix: `chmod +x ${displaced}`,
        grave: false,
      });
    }
  }
  const twice = hooks.flatMap(({ hook, runs }) => (runs ? (configuredFor(hook, configured) ?? []) : []));
  if (twice.length > 0) {
    problems.push({
      what: `plimsoll runs twice: by a hook file and by hook.${twice.join(', hook.')} in the Git configuration`,
      fix: switchOff(twice),
      grave: false,
    });
  }
  return problems;
}

function toolProblems(facts: Facts): Problem[] {
  const problems: Problem[] = [];
  const old = facts.node?.version !== undefined && isOlder(facts.node.version, '20.17');
  if (!facts.package) problems.push({ what: 'plimsoll is not found by its hook', fix: 'npm install', grave: true });
  if (!facts.node) {
    problems.push({ what: 'node is not found', fix: 'git config plimsoll.node /path/to/node', grave: true });
  } else if (old) {
    problems.push({
      what: `${facts.node.path} is Node ${facts.node.version}; plimsoll needs 20.17 or newer`,
      fix: 'git config plimsoll.node /path/to/node',
      grave: true,
    });
  }
  if (facts.node && !facts.nodeWithoutPath) {
    problems.push({
      what: 'a Git client started without your PATH would not find node',
      fix: `git config plimsoll.node ${facts.node.path}`,
      grave: false,
    });
  }
  for (const { path, version } of facts.gits.filter((git) => isOlder(git.version, '2.31'))) {
    problems.push({ what: `${path} is Git ${version}; plimsoll needs 2.31 or newer`, fix: 'update it', grave: false });
  }
  return problems;
}

function placeProblems({ repository }: Facts, env: Environment): Problem[] {
  const { WSL_DISTRO_NAME: wsl } = env;
  if (!wsl || !repository.top.startsWith('/mnt/')) return [];
  return [
    {
      what: 'this repository lies on a Windows drive: a Git of Windows runs the hook with its own sh and needs a Windows node',
      fix: 'commit from one side only, or set PLIMSOLL_NODE on the other',
      grave: false,
    },
  ];
}
