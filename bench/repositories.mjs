// Repositories in a temporary folder; every commit of one is the same.
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execaSync } from 'execa';
import { once } from './measure.mjs';

export const ENV = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(GIT_|PLIMSOLL|HUSKY|npm_|NODE_EXTRA_CA_CERTS|NODE_OPTIONS)/.test(name),
    ),
  ),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Bench',
  GIT_AUTHOR_EMAIL: 'bench@example.invalid',
  GIT_COMMITTER_NAME: 'Bench',
  GIT_COMMITTER_EMAIL: 'bench@example.invalid',
};

export function put(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    const full = join(folder, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
}

function git(folder, ...args) {
  return execaSync('git', ['-C', folder, '-c', 'maintenance.auto=false', '-c', 'gc.auto=0', ...args], {
    env: ENV,
    extendEnv: false,
  }).stdout;
}

/** The same repository with one other file in the index; either `reset` brings its own index back. */
export function withOther({ folder, reset }, path, text) {
  const file = join(folder, '.git/index');
  const state = () => {
    const index = readFileSync(file);
    return () => {
      reset();
      writeFileSync(file, index);
    };
  };
  const first = state();
  git(folder, 'reset', '-q');
  put(folder, { [path]: text });
  git(folder, 'add', '--', path);
  return [first, state()].map((own) => ({ folder, reset: own }));
}

/** A repository with `base` committed and `staged` in the index; `reset` undoes a commit and stages its files again. */
export function repository(folder, base, staged) {
  mkdirSync(folder, { recursive: true });
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'config', 'maintenance.auto', 'false');
  put(folder, base);
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'base');
  const id = git(folder, 'rev-parse', 'HEAD');
  put(folder, staged);
  git(folder, 'add', '-A');
  return { folder, reset: () => git(folder, 'reset', '-q', '--soft', id) };
}

/** A folder that holds one pre-commit hook. */
export function hookFolder(folder, script) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'pre-commit'), script);
  chmodSync(join(folder, 'pre-commit'), 0o755);
  return folder;
}

/** One commit as a case: reset, then `git commit` with the hook of a folder. */
export function commit(name, repo, hooks, env) {
  const hooksPath = `core.hooksPath=${hooks ?? '/dev/null'}`;
  const argv = ['git', '-c', hooksPath, '-c', 'gc.auto=0', 'commit', '-q', '-m', 'staged'];
  return { name, before: () => repo.reset(), run: () => once(argv, { cwd: repo.folder, env }) };
}

/** What runs keep below `.git/plimsoll`, which one row shall find and another not. */
export function keptIn(folder, name) {
  const place = join(folder, '.git/plimsoll', name);
  const aside = join(folder, '.git/aside');
  return {
    hide() {
      if (!existsSync(place)) return;
      rmSync(aside, { recursive: true, force: true });
      renameSync(place, aside);
    },
    show() {
      if (!existsSync(place)) renameSync(aside, place);
    },
  };
}
