import { existsSync, lstatSync } from 'node:fs';
import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isBelow } from '../config/regular-file.ts';
import type { Args } from '../core/args.ts';
import { messageOf, PlimsollError, UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { nearest } from '../core/suggest.ts';

/** Templates with the files that tell a project of their kind, in the order in which they are asked. */
const TEMPLATES: ReadonlyMap<string, readonly string[]> = new Map([
  ['go', ['go.mod']],
  ['rust', ['Cargo.toml']],
  ['java', ['pom.xml']],
  ['python', ['requirements.txt', 'pyproject.toml']],
  ['node', ['package.json']],
  ['static', []],
]);

/** Where configuration may be already. */
const CONFIGS = ['.plimsoll.yaml', '.plimsoll.yml', '.plimsoll.json'];
const DOCKERFILES = ['Dockerfile', 'Containerfile', 'dockerfile'];
const COMPOSE_FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];

interface Starter {
  /** Below the package's folder of templates. */
  readonly from: string;
  readonly to: string;
  /** Any of these makes it superfluous. */
  readonly instead?: readonly string[];
}

/** `plimsoll init`: writes what is not there yet. */
export async function init(args: Args, io: Io): Promise<number> {
  const template = templateOf(args.positionals[0], io.cwd);
  const starters: Starter[] = [
    { from: 'config/.plimsoll.yaml', to: '.plimsoll.yaml', instead: CONFIGS },
    ...(template
      ? [
          { from: `dockerfiles/${template}/Dockerfile`, to: 'Dockerfile', instead: DOCKERFILES },
          { from: 'dockerfiles/dockerignore', to: '.dockerignore' },
        ]
      : []),
    ...(args.flag('compose') ? [{ from: 'compose/compose.yaml', to: 'compose.yaml', instead: COMPOSE_FILES }] : []),
    ...(args.flag('kubernetes') ? [{ from: 'kubernetes/deployment.yaml', to: 'kubernetes/app.yaml' }] : []),
  ];
  const dry = args.flag('dry-run') ?? false;
  for (const starter of starters) {
    const there = [starter.to, ...(starter.instead ?? [])].find((name) => isThere(join(io.cwd, name)));
    if (there !== undefined) io.stdout.write(`kept ${there}\n`);
    else {
      if (!dry) await copy(starter, io);
      io.stdout.write(`${dry ? 'would write' : 'wrote'} ${starter.to}\n`);
    }
  }
  if (!template)
    io.stdout.write(
      `\nNo project was recognised; plimsoll init <${[...TEMPLATES.keys()].join('|')}> adds a Dockerfile.\n`,
    );
  else if (!dry)
    io.stdout.write('\nLook at names, ports and versions in them, `git add` them, then run plimsoll check.\n');
  return 0;
}

function templateOf(asked: string | undefined, cwd: string): string | undefined {
  const names = [...TEMPLATES.keys()];
  if (asked === undefined)
    return names.find((name) => TEMPLATES.get(name)?.some((file) => existsSync(join(cwd, file))));
  if (names.includes(asked)) return asked;
  const near = nearest(asked, names);
  const hint = near ? `did you mean ${near}?` : `one of ${names.join(', ')}`;
  throw new UsageError(`there is no template ${JSON.stringify(asked)}`, { hint });
}

/** Whether something has the name, be it a link that leads nowhere. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

async function copy({ from, to }: Starter, io: Io): Promise<void> {
  const target = join(io.cwd, to);
  try {
    const text = await readFile(join(io.packageRoot, 'templates', from));
    await mkdir(dirname(target), { recursive: true });
    if (!isBelow(await realpath(dirname(target)), await realpath(io.cwd)))
      throw new Error(`${dirname(to)} is a symbolic link to another place`);
    // `wx`: what appeared in the meantime is not overwritten either.
    await writeFile(target, text, { flag: 'wx' });
  } catch (error) {
    throw new PlimsollError(`cannot write ${to}: ${messageOf(error)}`, { cause: error });
  }
}
