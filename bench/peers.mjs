// Other tools. Nothing is fetched: what is not there is said to be missing.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { commit, hookFolder, put } from './repositories.mjs';

/** First line of what a program says about its version; undefined when it is not on PATH. */
export function version(command, args = ['--version']) {
  try {
    const said = execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    return said.split('\n')[0];
  } catch {
    return undefined;
  }
}

const SYSTEM_NO_OP = [
  '.pre-commit-config.yaml',
  'repos:\n  - repo: local\n    hooks:\n      - { id: none, name: none, entry: "true", language: system, always_run: true }\n',
];

/** Hook managers that run `true`, which need nothing but a program on PATH. */
const MANAGERS = [
  {
    name: 'lefthook',
    args: ['version'],
    config: ['lefthook.yml', 'pre-commit:\n  commands:\n    true:\n      run: "true"\n'],
    hook: () => `#!/bin/sh\nexec '${lefthook()}' run pre-commit --no-auto-install\n`,
  },
  { name: 'prek', args: ['--version'], config: SYSTEM_NO_OP, hook: (folder, env) => installed('prek', folder, env) },
  {
    name: 'pre-commit',
    args: ['--version'],
    config: SYSTEM_NO_OP,
    hook: (folder, env) => installed('pre-commit', folder, env),
  },
];

/** The hook that the tool's own `install` writes. */
function installed(tool, folder, env) {
  execFileSync(tool, ['install', '--overwrite'], { cwd: folder, env, stdio: 'ignore' });
  return readFileSync(join(folder, '.git/hooks/pre-commit'), 'utf8');
}

/** The program itself: npm puts a node script before it on PATH, lefthook's own hook goes past that. */
function lefthook() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = folders.map((folder) => join(folder, 'lefthook')).find((path) => existsSync(path));
  const real = realpathSync(found);
  if (!real.endsWith('.js')) return real;
  return createRequire(real).resolve(`lefthook-${process.platform}-${process.arch}/bin/lefthook`);
}

/** Commits with each hook manager that is on PATH, as cases; prints those that are not. */
export async function managers(temp, repo, env) {
  const cases = [];
  for (const { name, args, config, hook } of MANAGERS) {
    const found = version(name, args);
    if (found === undefined) {
      console.log(`  ${name}: not installed`);
      continue;
    }
    put(repo.folder, { [config[0]]: config[1] });
    const hooks = hookFolder(join(temp, `hook-${name}`), hook(repo.folder, env));
    const one = commit(`${name} running true`, repo, hooks, { ...env, LEFTHOOK_QUIET: 'true' });
    await one.before();
    const { status, stderr } = await one.run();
    if (status === 0) cases.push({ ...one, version: found });
    else console.log(`  ${name} ${found}: its commit fails, so it is left out: ${stderr.trim().split('\n')[0]}`);
  }
  for (const name of ['hadolint', 'shellcheck', 'kube-linter']) {
    console.log(`  ${name}: ${version(name, name === 'kube-linter' ? ['version'] : ['--version']) ?? 'not installed'}`);
  }
  return cases;
}

/** Commits with lint-staged, a development dependency: run direct, through npx, and through husky. */
export function lintStaged(temp, root, repo, env) {
  const config = join(temp, 'lintstaged.json');
  writeFileSync(config, JSON.stringify({ '*': 'true' }));
  // npx and husky look for it in the work tree.
  symlinkSync(join(root, 'node_modules'), join(repo.folder, 'node_modules'));
  const options = `--quiet --no-stash --config ${config}`;
  const direct = `exec node ${join(root, 'node_modules/lint-staged/bin/lint-staged.js')} ${options}`;
  const hook = (name, command) => hookFolder(join(temp, `hook-${name}`), `#!/bin/sh\n${command}\n`);
  execFileSync(process.execPath, [join(root, 'node_modules/husky/bin.js')], { cwd: repo.folder, env, stdio: 'ignore' });
  writeFileSync(join(repo.folder, '.husky/pre-commit'), `lint-staged ${options}\n`);
  return {
    direct: commit('lint-staged running true', repo, hook('lint-staged', direct), env),
    husky: commit('husky + lint-staged running true', repo, join(repo.folder, '.husky/_'), env),
    npx: commit('npx lint-staged', repo, hook('npx', `exec npx --no-install lint-staged ${options}`), env),
  };
}
