import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';
import { PROJECT, plimsoll } from '../support/io.ts';

const SCRIPT = readFileSync(join(PROJECT, 'hooks/pre-commit'), 'utf8');

/** Every name below a folder, with type, mode and content. */
function snapshot(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    const stat = lstatSync(path);
    const mode = (stat.mode & 0o7777).toString(8);
    if (stat.isSymbolicLink()) found[name] = `link ${readlinkSync(path)}`;
    else found[name] = stat.isDirectory() ? `folder ${mode}` : `file ${mode} ${readFileSync(path, 'latin1')}`;
  }
  return found;
}

const run = (repo: GitRepo, ...argv: string[]) => plimsoll(argv, { cwd: repo.root, env: repo.env });

describe('install in a plain repository', () => {
  it('writes the two hooks and leaves nothing behind when they are taken out', async () => {
    const repo = gitRepo();
    const before = snapshot(repo.root);
    expect(await run(repo, 'install')).toMatchObject({ status: 0, err: '' });
    expect(repo.read('.git/hooks/pre-commit')).toBe(SCRIPT);
    expect(lstatSync(repo.path('.git/hooks/pre-merge-commit')).mode & 0o777).toBe(0o755);
    expect(repo.git('config', 'plimsoll.node')).toBe(process.execPath);
    expect(await run(repo, 'uninstall')).toMatchObject({ status: 0, err: '' });
    expect(snapshot(repo.root)).toEqual(before);
  });

  it('changes nothing the second time, and says so', async () => {
    const repo = gitRepo();
    await run(repo, 'install');
    const before = snapshot(repo.root);
    const time = lstatSync(repo.path('.git/hooks/pre-commit')).mtimeMs;
    expect(await run(repo, 'install')).toMatchObject({ status: 0, out: 'plimsoll is already installed\n' });
    expect(snapshot(repo.root)).toEqual(before);
    expect(lstatSync(repo.path('.git/hooks/pre-commit')).mtimeMs).toBe(time);
  });

  it('changes nothing with --dry-run, and shows every change', async () => {
    const repo = gitRepo();
    repo.write('.git/hooks/pre-commit', '#!/bin/sh\n', 0o755);
    const before = snapshot(repo.root);
    const dry = await run(repo, 'install', '--dry-run');
    expect(dry.status).toBe(0);
    expect(dry.out).toContain('rename  .git/hooks/pre-commit to .git/hooks/pre-commit.pre-plimsoll\n');
    expect(dry.out).toContain(`write   .git/hooks/pre-commit (mode 755, ${SCRIPT.length} bytes)\n`);
    expect(dry.out).toContain(`set     plimsoll.node = ${process.execPath}`);
    expect(snapshot(repo.root)).toEqual(before);
  });
});
