import { linkSync, readdirSync, rmSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GitRepo } from '../support/git-repo.ts';
import { BAD, GOOD, plimsoll, protectedRepo, succeeds } from '../support/protected-repo.ts';

const SEED = Number(process.env['PLIMSOLL_SEED'] ?? Date.now() % 1_000_000);

function staged(repo: GitRepo, path: string): string {
  return repo.run('git', ['cat-file', 'blob', `:${path}`]).stdout;
}

describe('the copy in the work tree', () => {
  it(`becomes what git merge-file makes of it, where that merges (seed ${SEED})`, () => {
    const repo = protectedRepo();
    const size = 10;
    const textOf = (fixed: boolean, bad: readonly number[], own: readonly number[]): string =>
      Array.from({ length: size }, (_, index) => {
        if (own.includes(index)) return `# own ${index}\n`;
        return `${bad.includes(index) && !fixed ? 'ADD' : 'COPY'} ${index}.js /srv/${index}\n`;
      }).join('');
    const some = fc.uniqueArray(fc.integer({ min: 0, max: size - 1 }), { minLength: 1, maxLength: 3 });
    const cases = fc.sample(fc.tuple(some, some), { numRuns: 60, seed: SEED }).map(([bad, own], index) => ({
      path: `${index}/Dockerfile`,
      blob: `FROM scratch\n${textOf(false, bad, [])}`,
      fixed: `FROM scratch\n${textOf(true, bad, [])}`,
      copy: `FROM scratch\n${textOf(false, bad, own)}`,
    }));
    for (const { path, blob } of cases) repo.write(path, blob);
    repo.git('add', '.');
    for (const { path, copy } of cases) repo.write(path, copy);
    expect(plimsoll(repo, 'fix', '--staged', '--select', 'DL3020')).toMatchObject({ status: 0 });
    let merged = 0;
    for (const { path, blob, fixed, copy } of cases) {
      expect(staged(repo, path)).toBe(fixed);
      for (const [name, text] of Object.entries({ blob, fixed, copy })) repo.write(`../${name}`, text);
      const merge = repo.try('merge-file', '-p', '../copy', '../blob', '../fixed');
      if (merge.status !== 0) continue;
      merged += 1;
      expect(repo.read(path)).toBe(merge.stdout);
    }
    expect(merged).toBeGreaterThan(5);
  });

  it('keeps CRLF of a checkout, and what a filter made unless it is untouched', () => {
    const repo = protectedRepo();
    repo.git('config', 'core.autocrlf', 'true');
    repo.git('config', 'filter.rot.smudge', "tr 'a-z' 'n-za-m'");
    repo.git('config', 'filter.rot.clean', "tr 'a-z' 'n-za-m'");
    repo.stage('.gitattributes', '/rot* filter=rot -text\n');
    repo.stage('.plimsoll.yaml', 'select: [DL3020]\nfixOnCommit: safe\n');
    repo.commit();
    const text = 'FROM scratch\nADD A.JSON /abc\n';
    repo.stage('Dockerfile', text.replaceAll('\n', '\r\n'));
    repo.write('Dockerfile', `${text}# own\n`.replaceAll('\n', '\r\n'));
    for (const name of ['rot1.Dockerfile', 'rot2.Dockerfile']) repo.stage(name, text);
    repo.write('rot2.Dockerfile', `${text}# own\n`);
    const { status, output } = repo.try('commit', '-qm', 'x');
    expect(output).toContain('rot1.Dockerfile: 1 fix, staged and in the work tree');
    expect(output).toContain('rot2.Dockerfile: 1 fix staged; the file in the work tree stays as it was: a Git filter');
    expect(status).toBe(0);
    expect(repo.git('cat-file', 'blob', 'HEAD:Dockerfile')).toBe('FROM scratch\nCOPY A.JSON /abc');
    expect(repo.read('Dockerfile')).toBe('FROM scratch\r\nCOPY A.JSON /abc\r\n# own\r\n');
    for (const name of ['rot1', 'rot2']) {
      expect(repo.git('cat-file', 'blob', `HEAD:${name}.Dockerfile`)).toBe('FROM fpengpu\nCOPY A.JSON /nop');
    }
    expect(repo.read('rot1.Dockerfile')).toBe('FROM scratch\nCOPY A.JSON /abc\n');
    expect(repo.read('rot2.Dockerfile')).toBe(`${text}# own\n`);
  });

  it('stays where it is no plain file of its own: the index alone is fixed', () => {
    const repo = protectedRepo();
    for (const name of ['absent', 'assumed', 'folder', 'hard', 'link', 'skipped']) {
      repo.stage(`${name}/Dockerfile`, BAD);
    }
    repo.git('update-index', '--skip-worktree', 'skipped/Dockerfile');
    repo.git('update-index', '--assume-unchanged', 'assumed/Dockerfile');
    for (const name of ['absent', 'folder', 'link']) rmSync(repo.path(`${name}/Dockerfile`));
    repo.write('folder/Dockerfile/x', 'x');
    repo.link('link/Dockerfile', '../hard/Dockerfile');
    linkSync(repo.path('hard/Dockerfile'), repo.path('hard/other'));
    const flags = repo.git('ls-files', '-v', '*Dockerfile').match(/^./gm);
    const { status, output } = plimsoll(repo, 'fix', '--staged');
    expect(status).toBe(0);
    const reasons = [...output.matchAll(/^ *(\w+)\/Dockerfile: 1 fix,? staged(?:.*: (.+)| and in the work tree)$/gm)];
    expect(Object.fromEntries(reasons.map(([, name, reason]) => [name, reason]))).toEqual({
      absent: 'it does not exist',
      assumed: undefined,
      folder: 'it is not a regular file',
      hard: 'it has another hard link',
      link: 'it is not a regular file',
      skipped: 'it is marked skip-worktree',
    });
    for (const name of ['absent', 'assumed', 'folder', 'hard', 'link', 'skipped']) {
      expect(staged(repo, `${name}/Dockerfile`)).toBe(GOOD);
    }
    for (const name of ['hard', 'skipped']) expect(repo.read(`${name}/Dockerfile`)).toBe(BAD);
    expect(repo.read('assumed/Dockerfile')).toBe(GOOD);
    expect(repo.git('ls-files', '-v', '*Dockerfile').match(/^./gm)).toEqual(flags);
  });

  it('stays when it is written to while it is being fixed', () => {
    const repo = protectedRepo();
    repo.stage('Dockerfile', BAD);
    repo.write('Dockerfile', `${BAD}# mine\n`);
    // The second blob that is stored is the backup: the copy has been read by then, and is not yet replaced.
    const real = repo.run('sh', ['-c', 'command -v git']).stdout.trim();
    const count = repo.path('../count');
    repo.write(
      '../bin/git',
      `#!/bin/sh\nif [ "$1" = hash-object ]; then\n  echo x >> '${count}'\n  [ "$(grep -c x '${count}')" = 2 ] && echo 'typed just now' > Dockerfile\nfi\nexec '${real}' "$@"\n`,
      0o755,
    );
    const env = { PATH: `${repo.path('../bin')}:${repo.env['PATH'] ?? ''}` };
    const fix = [repo.path('node_modules/plimsoll/bin/plimsoll.cjs'), 'fix', '--staged'];
    const outcome = repo.run(process.execPath, fix, { env });
    succeeds(outcome);
    expect(outcome.output).toContain('it could not be replaced, or changed meanwhile');
    expect(repo.read('../count')).toBe('x\nx\n');
    expect(repo.read('Dockerfile')).toBe('typed just now\n');
    expect(staged(repo, 'Dockerfile')).toBe(GOOD);
  });

  it('is carried along with as few processes for many files as for two', () => {
    const started = (files: number): string[] => {
      const repo = protectedRepo();
      const paths = Array.from({ length: files }, (_, n) => `"${n}" \\ ü/Dockerfile`);
      for (const [n, path] of paths.entries()) {
        repo.stage(path, `${BAD}# ${n}\n`);
        repo.write(path, `# mine\n${BAD}# ${n}\n`);
      }
      const real = repo.run('sh', ['-c', 'command -v git']).stdout.trim();
      const log = repo.path('../log');
      repo.write('../bin/git', `#!/bin/sh\necho "$1 $2" >> '${log}'\nexec '${real}' "$@"\n`, 0o755);
      const env = { PATH: `${repo.path('../bin')}:${repo.env['PATH'] ?? ''}` };
      const fix = [repo.path('node_modules/plimsoll/bin/plimsoll.cjs'), 'fix', '--staged'];
      succeeds(repo.run(process.execPath, fix, { env }));
      for (const [n, path] of paths.entries()) {
        expect(staged(repo, path)).toBe(`${GOOD}# ${n}\n`);
        expect(repo.read(path)).toBe(`# mine\n${GOOD}# ${n}\n`);
      }
      expect(readdirSync(repo.path('.git/plimsoll')).filter((name) => name.startsWith('fix-'))).toEqual([]);
      return repo.read('../log').split('\n');
    };
    const few = started(2).filter((line) => !line.startsWith('cat-file'));
    expect(started(20).filter((line) => !line.startsWith('cat-file'))).toEqual(few);
  });
});
