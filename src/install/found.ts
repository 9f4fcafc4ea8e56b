import { accessSync, constants, existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Environment } from './git.ts';

/** Something that the hook script would use, and why that one. */
export interface Found {
  readonly path: string;
  readonly by: string;
}

/** The package that the hook script takes, in its order. */
export function findPackage(
  places: {
    readonly top: string;
    readonly commonDir: string;
    readonly recorded: string | undefined;
    readonly sub: string | undefined;
  },
  env: Environment,
): Found | undefined {
  const { top, commonDir, recorded, sub = 'node_modules/plimsoll' } = places;
  const { PLIMSOLL_HOME: named } = env;
  const candidates: (readonly [path: string | undefined, by: string])[] = [
    [named, 'PLIMSOLL_HOME'],
    [join(top, 'node_modules/plimsoll'), 'node_modules of this work tree'],
    [join(top, sub), 'plimsoll.package'],
    [join(commonDir, '..', sub), 'the main work tree'],
    [join(commonDir, '..', 'node_modules/plimsoll'), 'the main work tree'],
    [recorded, 'plimsoll.home, as it was installed'],
  ];
  for (const [path, by] of candidates) if (path && existsSync(join(path, 'bin/plimsoll.cjs'))) return { path, by };
  const program = onPath('plimsoll', env);
  return program === undefined ? undefined : { path: program, by: 'PATH' };
}

export function versionOfPackage(folder: string): string | undefined {
  try {
    const parsed = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return typeof parsed.version === 'string' ? parsed.version : undefined;
  } catch {
    return undefined;
  }
}

/** The node that the hook script takes, in its order. With an empty PATH this is what a graphical Git client gets. */
export function findNode(recorded: string | undefined, env: Environment): Found | undefined {
  const { PLIMSOLL_NODE: named } = env;
  if (named && isExecutable(named)) return { path: named, by: 'PLIMSOLL_NODE' };
  const program = onPath('node', env);
  if (program !== undefined) return { path: program, by: 'PATH' };
  for (const [path, by] of nodeHomes(recorded, env)) if (path && isExecutable(path)) return { path, by };
  return undefined;
}

function nodeHomes(recorded: string | undefined, env: Environment): (readonly [string | undefined, string])[] {
  const { HOME: home = homedir(), MISE_DATA_DIR: mise, ASDF_DATA_DIR: asdf, NODENV_ROOT: nodenv, N_PREFIX: n } = env;
  const { FNM_DIR: fnm, NVM_DIR: nvm, PROGRAMFILES: programs, NVM_SYMLINK: link } = env;
  return [
    [recorded, 'plimsoll.node, as it was installed'],
    [`${home}/.volta/bin/node`, 'volta'],
    [`${mise ?? `${home}/.local/share/mise`}/shims/node`, 'mise'],
    [`${asdf ?? `${home}/.asdf`}/shims/node`, 'asdf'],
    [`${nodenv ?? `${home}/.nodenv`}/shims/node`, 'nodenv'],
    [`${home}/.proto/shims/node`, 'proto'],
    [`${n ?? `${home}/n`}/bin/node`, 'n'],
    [`${fnm ?? `${home}/.local/share/fnm`}/aliases/default/bin/node`, 'fnm'],
    [`${home}/Library/Application Support/fnm/aliases/default/bin/node`, 'fnm'],
    [nvmNode(nvm ?? `${home}/.nvm`), 'nvm'],
    ['/opt/homebrew/bin/node', 'Homebrew'],
    ['/usr/local/bin/node', '/usr/local'],
    ['/opt/local/bin/node', 'MacPorts'],
    [`${programs ?? ''}/nodejs/node.exe`, 'Program Files'],
    [`${link ?? ''}/node.exe`, 'nvm for Windows'],
  ];
}

function nvmNode(root: string): string | undefined {
  const folder = join(root, 'versions/node');
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return names
    .filter((name) => /^v2\d\./.test(name))
    .map((name) => join(folder, name, 'bin/node'))
    .find(isExecutable);
}

export function onPath(program: string, env: Environment): string | undefined {
  return allOnPath(program, env)[0];
}

export function allOnPath(program: string, env: Environment): string[] {
  const { PATH: path = '' } = env;
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => endings.map((ending) => join(folder, program + ending)))
    .filter(isExecutable)
    .filter((found, index, all) => all.findIndex((one) => realpathSync(one) === realpathSync(found)) === index);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return existsSync(path);
  } catch {
    return false;
  }
}
