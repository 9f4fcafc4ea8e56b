import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, as a person sees them. */
  readonly output: string;
}

export interface RepositoryOptions {
  readonly init?: readonly string[];
  /** Further environment for every command. */
  readonly env?: Readonly<Record<string, string>>;
  /** Name of the folder below the temporary one. */
  readonly name?: string;
}

/** A temporary folder that the test removes at its end. */
export function temporaryFolder(prefix = 'plimsoll-test-'): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** An environment in which only this test's Git configuration exists. */
export function isolatedEnvironment(home: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !/^(?:GIT_|PLIMSOLL|npm_|XDG_|HUSKY|CI$|NODE_)/.test(name)) own[name] = value;
  }
  return {
    ...own,
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: join(home, '.gitconfig'),
    GIT_AUTHOR_NAME: 'A U Thor',
    GIT_AUTHOR_EMAIL: 'author@example.com',
    GIT_COMMITTER_NAME: 'C O Mitter',
    GIT_COMMITTER_EMAIL: 'committer@example.com',
    GIT_EDITOR: 'true',
    ...more,
  };
}

/** A real Git repository in a temporary folder. */
export class GitRepo {
  readonly root: string;
  readonly home: string;
  readonly env: Record<string, string>;

  constructor(root: string, home: string, env: Record<string, string>) {
    this.root = root;
    this.home = home;
    this.env = env;
  }

  /** Runs any program in the work tree and never throws. */
  run(program: string, args: readonly string[], options: RunOptions = {}): Outcome {
    const child = spawnSync(program, args, {
      cwd: options.cwd ?? this.root,
      env: { ...this.env, ...options.env },
      input: options.input ?? '',
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (child.error) throw child.error;
    return {
      status: child.status ?? 128,
      stdout: child.stdout,
      stderr: child.stderr,
      output: child.stdout + child.stderr,
    };
  }

  /** Runs Git and throws when it fails. */
  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.root, env: this.env, encoding: 'utf8', stdio: 'pipe' }).replace(
      /\n$/,
      '',
    );
  }

  /** Runs Git for its status. */
  try(...args: string[]): Outcome {
    return this.run('git', args);
  }

  path(name: string): string {
    return join(this.root, name);
  }

  write(name: string, content: string | Buffer, mode?: number): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
    if (mode !== undefined) chmodSync(this.path(name), mode);
  }

  link(name: string, target: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    symlinkSync(target, this.path(name));
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  /** Writes and stages. */
  stage(name: string, content: string | Buffer, mode?: number): void {
    this.write(name, content, mode);
    this.git('add', '--', `:(top,literal)${name}`);
  }

  /** Stages a blob that never was in the work tree; the name may be any bytes. */
  stageBlob(name: string | Buffer, content: string | Buffer, mode = '100644'): void {
    const id = execFileSync('git', ['hash-object', '-w', '--stdin'], {
      cwd: this.root,
      env: this.env,
      input: content,
      encoding: 'utf8',
    }).trim();
    execFileSync('git', ['update-index', '-z', '--index-info'], {
      cwd: this.root,
      env: this.env,
      input: Buffer.concat([Buffer.from(`${mode} ${id}\t`), Buffer.from(name), Buffer.from([0])]),
    });
  }

  /** Commits without hooks. */
  commit(message = 'a commit'): string {
    this.git('commit', '-q', '--no-verify', '--allow-empty', '-m', message);
    return this.git('rev-parse', 'HEAD');
  }
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Makes a repository with its own home and configuration; gone when the test ends. */
export function gitRepo(options: RepositoryOptions = {}): GitRepo {
  const folder = temporaryFolder();
  const home = join(folder, 'home');
  const root = join(folder, options.name ?? 'repo');
  mkdirSync(home);
  mkdirSync(root);
  const env = isolatedEnvironment(home, options.env);
  writeFileSync(
    join(home, '.gitconfig'),
    '[init]\n\tdefaultBranch = main\n[maintenance]\n\tauto = false\n[gc]\n\tauto = 0\n[protocol "file"]\n\tallow = always\n[advice]\n\tdetachedHead = false\n',
  );
  const repo = new GitRepo(root, home, env);
  repo.git('init', '-q', ...(options.init ?? []));
  return repo;
}
