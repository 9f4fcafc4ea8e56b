import { table } from '../../core/table.ts';
import type { ShellWord } from '../shell/word.ts';

/** What an install command must find in its directory. */
export interface Need {
  /** The command in short: `npm ci`. */
  readonly command: string;
  /** One of each list must be there. Names may hold wildcards; a path with a slash is relative to the directory. */
  readonly files: readonly (readonly string[])[];
  /** The directory that an option names, relative to where the command runs. */
  readonly folder?: string;
  /** The tool looks into the directories above too. */
  readonly climbs: boolean;
}

const UNKNOWN = 'unknown';
/** Stands for a directory that a variable names. */
const UNRESOLVED = '$';
type Verdict = Need | undefined | typeof UNKNOWN;

/** What an invocation needs; undefined when it needs nothing, or not enough of it is literal. */
export function needOf(words: readonly ShellWord[]): Need | undefined {
  const path = words[0]?.literal;
  if (path === undefined) return undefined;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (path === './gradlew' || path === './mvnw') return { command: path, files: [[name]], climbs: false };
  const read = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  if (!read || path.startsWith('./')) return undefined;
  const args = words.slice(1).map(({ literal }) => literal);
  if (args.some((arg) => arg === '--help' || arg === '--version')) return undefined;
  const verdict = read(args);
  return verdict === UNKNOWN || verdict?.folder === UNRESOLVED ? undefined : verdict;
}

type Args = readonly (string | undefined)[];

const NPM_LOCKS = ['package-lock.json', 'npm-shrinkwrap.json'];
const NPM_SCRIPTS = new Set(['run', 'run-script', 'start', 'test', 'restart', 'stop']);

const READERS: Readonly<Record<string, (args: Args) => Verdict>> = table({
  npm(args) {
    const { verb, rest, folder, flags } = split(args, [
      '--prefix',
      '-C',
      '-w',
      '--workspace',
      '--registry',
      '--loglevel',
    ]);
    if (verb === undefined || flags.has('-g') || flags.has('--global') || flags.has('--location')) return UNKNOWN;
    const base = { climbs: true, ...withFolder(folder(['--prefix', '-C'])) };
    if (verb === 'ci' || verb === 'clean-install')
      return { command: `npm ${verb}`, files: [['package.json'], NPM_LOCKS], ...base };
    if ((verb === 'install' || verb === 'i') && rest.length === 0)
      return { command: `npm ${verb}`, files: [['package.json']], ...base };
    return NPM_SCRIPTS.has(verb) ? { command: `npm ${verb}`, files: [['package.json']], ...base } : undefined;
  },
  yarn(args) {
    const { verb, flags, folder } = split(args, ['--cwd', '--network-timeout', '--registry', '--cache-folder']);
    if (verb !== undefined && verb !== 'install') return UNKNOWN;
    const frozen = flags.has('--frozen-lockfile') || flags.has('--immutable');
    const files = frozen ? [['package.json'], ['yarn.lock']] : [['package.json']];
    return { command: 'yarn install', files, climbs: true, ...withFolder(folder(['--cwd'])) };
  },
  pnpm(args) {
    const { verb, rest, flags, folder } = split(args, ['-C', '--dir', '--filter', '-F', '--store-dir', '--registry']);
    if ((verb !== 'install' && verb !== 'i') || rest.length > 0 || flags.has('-g') || flags.has('--global'))
      return UNKNOWN;
    const files = flags.has('--frozen-lockfile') ? [['package.json'], ['pnpm-lock.yaml']] : [['package.json']];
    return { command: `pnpm ${verb}`, files, climbs: true, ...withFolder(folder(['-C', '--dir'])) };
  },
  bun(args) {
    const { verb, rest, flags, folder } = split(args, ['--cwd']);
    if ((verb !== 'install' && verb !== 'i') || rest.length > 0 || flags.has('-g')) return UNKNOWN;
    const files = flags.has('--frozen-lockfile') ? [['package.json'], ['bun.lock', 'bun.lockb']] : [['package.json']];
    return { command: `bun ${verb}`, files, climbs: true, ...withFolder(folder(['--cwd'])) };
  },
  pip: pip,
  pip3: pip,
  python: pythonPip,
  python3: pythonPip,
  poetry(args) {
    const { verb, folder } = split(args, [
      '-C',
      '--directory',
      '-P',
      '--project',
      '--only',
      '--with',
      '--without',
      '-E',
      '--extras',
    ]);
    if (verb !== 'install') return undefined;
    return {
      command: 'poetry install',
      files: [['pyproject.toml']],
      climbs: true,
      ...withFolder(folder(['-C', '--directory', '-P', '--project'])),
    };
  },
  uv(args) {
    const { verb, flags, folder } = split(args, ['--directory', '--project', '--extra', '--group', '--python', '-p']);
    if (verb !== 'sync') return undefined;
    const files =
      flags.has('--frozen') || flags.has('--locked') ? [['pyproject.toml'], ['uv.lock']] : [['pyproject.toml']];
    return { command: 'uv sync', files, climbs: true, ...withFolder(folder(['--directory', '--project'])) };
  },
  pipenv(args) {
    const { verb, flags, rest } = split(args, []);
    if ((verb !== 'install' && verb !== 'sync') || rest.length > 0) return undefined;
    const locked = verb === 'sync' || flags.has('--deploy') || flags.has('--ignore-pipfile');
    return { command: `pipenv ${verb}`, files: locked ? [['Pipfile'], ['Pipfile.lock']] : [['Pipfile']], climbs: true };
  },
  bundle(args) {
    const { verb, flags } = split(args, ['--gemfile', '--jobs', '-j', '--retry', '--without', '--path', '--with']);
    if ((verb !== undefined && verb !== 'install') || flags.has('--gemfile')) return undefined;
    return { command: 'bundle install', files: [['Gemfile', 'gems.rb']], climbs: true };
  },
  composer(args) {
    const { verb, folder } = split(args, ['-d', '--working-dir']);
    if (verb !== 'install' && verb !== 'i') return undefined;
    return {
      command: 'composer install',
      files: [['composer.json']],
      climbs: false,
      ...withFolder(folder(['-d', '--working-dir'])),
    };
  },
  go(args) {
    const [verb, second] = args;
    // `go mod download name@version` takes no module of its own.
    if (args.some((arg) => arg === undefined || /.@/.test(arg))) return undefined;
    if (verb === 'mod' && second !== 'init')
      return { command: `go mod ${second ?? ''}`.trim(), files: [['go.mod']], climbs: true };
    // Files and remote packages can be built without a module.
    const isLocal = args.every((arg) => arg !== undefined) && args.some((arg) => arg === '.' || arg?.startsWith('./'));
    return (verb === 'build' || verb === 'test') && isLocal && !args.some((arg) => arg?.endsWith('.go'))
      ? { command: `go ${verb}`, files: [['go.mod', 'go.work']], climbs: true }
      : undefined;
  },
  cargo(args) {
    const { verb, flags } = split(args, [
      '--manifest-path',
      '--target',
      '--features',
      '-p',
      '--package',
      '--bin',
      '-j',
      '--target-dir',
      '--profile',
      '-C',
    ]);
    if ((verb !== 'build' && verb !== 'test' && verb !== 'fetch') || flags.has('--manifest-path') || flags.has('-C'))
      return undefined;
    return { command: `cargo ${verb}`, files: [['Cargo.toml']], climbs: true };
  },
  mvn(args) {
    const { verb, flags } = split(args, ['-f', '--file', '-P', '-pl', '-s', '--settings', '-T', '-D']);
    if (verb === undefined || flags.has('-f') || flags.has('--file') || verb.includes(':')) return undefined;
    return { command: 'mvn', files: [['pom.xml']], climbs: false };
  },
});

/** The programs of which `needOf` knows what they need, without their directories. */
export const INSTALLERS: readonly string[] = [...Object.keys(READERS), 'gradlew', 'mvnw'];

function pip(args: Args): Verdict {
  if (args[0] !== 'install') return undefined;
  const files: string[][] = [];
  for (let index = 1; index < args.length; index++) {
    const arg = args[index];
    if (arg === '-r' || arg === '--requirement') files.push(...pathOf(args[index + 1]));
    else if (arg?.startsWith('--requirement=')) files.push(...pathOf(arg.slice('--requirement='.length)));
    else if (arg?.startsWith('-r') && arg.length > 2 && !arg.startsWith('--')) files.push(...pathOf(arg.slice(2)));
  }
  const names = files.map(([file]) => file ?? '');
  return files.length === 0 ? undefined : { command: `pip install -r ${names[0]}`, files, climbs: false };
}

function pythonPip(args: Args): Verdict {
  return args[0] === '-m' && args[1] === 'pip' ? pip(args.slice(2)) : undefined;
}

function pathOf(arg: string | undefined): string[][] {
  return arg === undefined || arg === '-' || /^[a-z]+:\/\//i.test(arg) || arg.startsWith('/dev/') ? [] : [[arg]];
}

interface Split {
  readonly verb: string | undefined;
  /** Words that are no options, after the verb; an unknown word counts. */
  readonly rest: Args;
  readonly flags: ReadonlySet<string>;
  folder(names: readonly string[]): string | undefined | null;
}

/** Takes options and words apart; `valued` are the options whose value is the next word. */
function split(args: Args, valued: readonly string[]): Split {
  const flags = new Set<string>();
  const values = new Map<string, string | undefined>();
  const words: (string | undefined)[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    if (arg === undefined || !arg.startsWith('-')) {
      words.push(arg);
      continue;
    }
    const equals = arg.indexOf('=');
    const name = equals === -1 ? arg : arg.slice(0, equals);
    flags.add(name);
    if (equals !== -1) values.set(name, arg.slice(equals + 1));
    else if (valued.includes(name)) values.set(name, args[++index]);
  }
  const folder = (names: readonly string[]) => {
    const name = names.find((one) => flags.has(one));
    return name === undefined ? undefined : (values.get(name) ?? null);
  };
  return { verb: words[0], rest: words.slice(1), flags, folder };
}

function withFolder(folder: string | undefined | null): { folder?: string } {
  if (folder === undefined) return {};
  return { folder: folder ?? UNRESOLVED };
}
