import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { runGroup } from './fault.ts';
import type { GitRepo } from './git-repo.ts';
import { protectedRepo } from './protected-repo.ts';
import { BEFORE, CONFIG, NAMES, type Side } from './staged-case.ts';

/** How a fix comes to be run. */
export type Way = 'fix' | 'commit' | 'commit -a' | 'commit FILE';

/** What HEAD is before a fix: a commit that holds each file as `BEFORE`, one that holds none of them, or no commit yet. */
export type History = 'same files' | 'other files' | 'none';

const MAIN = '.git/refs/heads/main';
const LOCKS = /^(?:index|HEAD|next-index-\d+)\.lock$/;

/** What one file may hold before, and has to hold after, a fix is run in some way. */
interface Ends {
  readonly index: string;
  readonly copy: string | null;
  /** What the index holds after a commit, where that is not the same. */
  readonly committed: string | null;
}

/** A repository in which random fixes are cut off, again and again. */
export class FixRepo {
  readonly repo: GitRepo;
  readonly hasFiles: boolean;
  private readonly head: string;

  constructor(history: History) {
    this.repo = protectedRepo();
    this.hasFiles = history === 'same files';
    this.repo.stage('.plimsoll.yaml', CONFIG);
    if (this.hasFiles) for (const name of NAMES) this.repo.stage(name, BEFORE);
    const base = this.repo.commit();
    this.head = history === 'none' ? '' : `${base}\n`;
    copyFileSync(this.repo.path('.git/index'), this.repo.path('.git/index-of-base'));
  }

  command(way: Way): readonly string[] {
    if (way === 'fix') return this.plimsoll('fix', '--staged');
    const how = { commit: [], 'commit -a': ['-a'], 'commit FILE': ['--', NAMES[0] ?? ''] }[way];
    return ['git', 'commit', '-q', '-m', 'x', ...how];
  }

  /** Puts HEAD, the index and the work tree into the state of a case. */
  prepare(sides: readonly Side[]): void {
    const { repo } = this;
    this.removeLocks();
    for (const name of NAMES) rmSync(repo.path(name), { force: true });
    for (const name of this.ofFixes(/./)) rmSync(repo.path(`.git/plimsoll/${name}`));
    if (this.head) writeFileSync(repo.path(MAIN), this.head);
    else rmSync(repo.path(MAIN), { force: true });
    copyFileSync(repo.path('.git/index-of-base'), repo.path('.git/index'));
    for (const [index, { staged }] of sides.entries()) repo.write(`.git/staged-${index}`, staged);
    const paths = sides.map((_, index) => `.git/staged-${index}\n`).join('');
    const ids = repo.run('git', ['hash-object', '-w', '--no-filters', '--stdin-paths'], { input: paths }).stdout;
    const records = ids.split('\n').flatMap((id, index) => (id ? [`100644 ${id}\t${sides[index]?.path}\0`] : []));
    expect(repo.run('git', ['update-index', '-z', '--add', '--index-info'], { input: records.join('') }).status).toBe(
      0,
    );
    for (const { path, copy } of sides) if (copy !== null) repo.write(path, copy);
  }

  /**
   * The proof, which knows nothing of how fixing works: what was staged is still staged, or a blob that `status`
   * offers; what lay in the work tree still lies there, or is one; and nothing is half done to a file. Says whether
   * all is as it was, or what is not is offered, or the fix had come to its end.
   */
  async proveNothingLost(sides: readonly Side[], way: Way): Promise<'same' | 'offered' | 'ended'> {
    const { repo } = this;
    expect(existsSync(repo.path(MAIN)) ? repo.read(MAIN) : '').toBe(this.head);
    const index = this.index();
    const needed: { readonly path: string; readonly kind: 'staged' | 'copy'; readonly id: string }[] = [];
    for (const side of sides) {
      const { path, staged, copy } = side;
      const ends = endsOf(side, way);
      const now = { staged: index.get(path), copy: this.copy(path) };
      expect([idOf(staged), idOf(ends.index)]).toContain(now.staged);
      expect([copy, ends.copy]).toContain(now.copy);
      if (now.staged !== idOf(staged)) needed.push({ path, kind: 'staged', id: idOf(staged) });
      if (copy !== null && now.copy !== copy) needed.push({ path, kind: 'copy', id: idOf(copy) });
    }
    // No other entry came, and no file.
    const tracked = this.hasFiles ? NAMES : sides.map(({ path }) => path);
    expect([...index.keys()].filter((path) => !path.startsWith('.')).sort()).toEqual([...tracked].sort());
    expect(repo.git('ls-files', '-z', '--others', '--exclude-standard')).toBe('');
    if (needed.length === 0) return 'same';
    if (this.ofFixes(/\.json$/).length === 0) {
      // What it was asked to replace is in no journal any more, and rightly; but then nothing is old.
      for (const side of sides) {
        expect(index.get(side.path)).toBe(idOf(endsOf(side, way).index));
        expect(this.copy(side.path)).toBe(endsOf(side, way).copy);
      }
      return 'ended';
    }
    const { stdout } = await runGroup(repo, this.plimsoll('status', '--format', 'json'));
    const { backups, problems } = JSON.parse(stdout);
    for (const { path, kind, id } of needed) {
      const offered = backups.filter((backup: Record<string, unknown>) => backup['path'] === path);
      expect(offered.map((backup: Record<string, unknown>) => backup[kind])).toContain(id);
    }
    expect(problems.map(({ fix }: { fix: string }) => fix)).toContainEqual(
      expect.stringContaining('plimsoll fix --recover'),
    );
    // Git itself says that the objects are there and sound.
    const ids = needed.map(({ id }) => `${id}\n`).join('');
    const there = repo.run('git', ['cat-file', '--batch-check'], { input: ids }).stdout;
    expect(there.match(/^[0-9a-f]{40} blob \d+$/gm)).toHaveLength(needed.length);
    return 'offered';
  }

  /** `fix --recover` brings back each copy that was replaced. */
  async proveRecovered(sides: readonly Side[]): Promise<void> {
    const replaced = sides.filter(({ path, copy }) => this.copy(path) !== copy).map(({ path }) => path);
    const outcome = await runGroup(this.repo, this.plimsoll('fix', '--recover', ...replaced));
    expect(outcome).toMatchObject({ status: 0, stderr: '' });
    for (const { path, copy } of sides) expect(this.copy(path)).toBe(copy);
  }

  /** The same command, not cut off, ends the work. */
  async proveFinished(sides: readonly Side[], way: Way): Promise<void> {
    // Git's own locks stay when Git itself is killed; status names them.
    this.removeLocks();
    const { status, stderr } = await runGroup(this.repo, this.command(way));
    expect(status, stderr).toBe(0);
    expect(this.ofFixes(/\.tmp$/)).toEqual([]);
    this.proveDone(sides, way);
  }

  /** Index, work tree and commit are what the fixes make of them. */
  proveDone(sides: readonly Side[], way: Way): void {
    const index = this.index();
    const head = way === 'fix' ? undefined : this.tree();
    for (const side of sides) {
      const ends = endsOf(side, way);
      expect(this.copy(side.path)).toBe(ends.copy);
      const blob = ends.committed === null ? ends.index : ends.committed;
      const isGone = way === 'commit -a' && side.copy === null;
      expect(index.get(side.path)).toBe(isGone ? undefined : idOf(blob));
      if (head && isOfCommit(side, way)) expect(head.get(side.path)).toBe(isGone ? undefined : idOf(blob));
    }
  }

  /** After all cases. */
  proveSound(): void {
    this.removeLocks();
    expect(this.repo.try('fsck', '--no-dangling').status).toBe(0);
    expect(this.repo.git('stash', 'list')).toBe('');
  }

  locks(): string[] {
    return readdirSync(this.repo.path('.git')).filter((name) => LOCKS.test(name));
  }

  forgetCompiledCode(): void {
    rmSync(this.repo.path('.git/plimsoll/compile'), { recursive: true, force: true });
  }

  plimsoll(...args: string[]): string[] {
    return [process.execPath, this.repo.path('node_modules/plimsoll/bin/plimsoll.cjs'), ...args];
  }

  private removeLocks(): void {
    for (const name of this.locks()) rmSync(this.repo.path(`.git/${name}`));
  }

  private ofFixes(kind: RegExp): string[] {
    const folder = this.repo.path('.git/plimsoll');
    return existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('fix-') && kind.test(name)) : [];
  }

  private copy(path: string): string | null {
    return existsSync(this.repo.path(path)) ? this.repo.read(path) : null;
  }

  private index(): Map<string, string> {
    return blobsOf(this.repo.git('ls-files', '-s', '-z'), 1);
  }

  private tree(): Map<string, string> {
    return blobsOf(this.repo.git('ls-tree', '-r', '-z', 'HEAD'), 2);
  }
}

function blobsOf(listed: string, column: number): Map<string, string> {
  const records = listed.split('\0').filter(Boolean);
  return new Map(
    records.map((record) => [record.slice(record.indexOf('\t') + 1), record.split(/[ \t]/)[column] ?? '']),
  );
}

/** Whether the content of a file comes from the work tree, as a commit of one file or of all takes it. */
function isOfCommit({ path, isStaged }: Side, way: Way): boolean {
  return way === 'commit -a' || (way === 'commit FILE' ? path === NAMES[0] : isStaged);
}

function endsOf(side: Side, way: Way): Ends {
  const { staged, stagedFixed, copy, carried, copyFixed } = side;
  if (way === 'fix' || way === 'commit') return { index: stagedFixed, copy: carried, committed: null };
  // Git has an index of its own for these; the other one stays until the commit is made.
  return isOfCommit(side, way)
    ? { index: staged, copy: copyFixed, committed: copyFixed }
    : { index: staged, copy, committed: null };
}

export function idOf(text: string): string {
  const bytes = Buffer.from(text);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
