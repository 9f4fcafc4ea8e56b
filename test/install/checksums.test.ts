import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hookChecksums, writeHookChecksums } from '../../scripts/hook-checksums.mjs';
import { sha256 } from '../../src/install/files.ts';
import { gitRepo, temporaryFolder } from '../support/git-repo.ts';
import { PACKAGE, PROJECT, plimsoll } from '../support/io.ts';
import { treeOf } from '../support/tree.ts';

const HOOK = '.git/hooks/pre-commit';
const SCRIPT = readFileSync(join(PACKAGE, 'hooks/pre-commit'), 'utf8');
/** What an earlier release might have shipped. */
const OLDER = SCRIPT.replace('exit 2', 'exit 3');

/** A package of our scripts, of any version. */
function packageOf(version: string, changelog: string): string {
  const folder = temporaryFolder();
  for (const part of ['hooks', 'bin']) cpSync(join(PACKAGE, part), join(folder, part), { recursive: true });
  symlinkSync(join(PACKAGE, 'dist'), join(folder, 'dist'));
  const installed = join(PACKAGE, '..');
  symlinkSync(
    basename(installed) === 'node_modules' ? installed : join(PROJECT, 'node_modules'),
    join(folder, 'node_modules'),
  );
  writeFileSync(join(folder, 'hooks/checksums'), '');
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version }));
  writeFileSync(join(folder, 'CHANGELOG.md'), changelog);
  return folder;
}

/** The next release: the scripts change, and so do version and changelog. */
function nextRelease(folder: string): void {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version: '0.2.0' }));
  writeFileSync(join(folder, 'CHANGELOG.md'), '## 0.2.0 – unreleased\n\n## 0.1.0 – 2026-12-01\n');
  writeFileSync(join(folder, 'hooks/pre-commit'), SCRIPT);
  writeHookChecksums(folder);
}

describe('the table of checksums', () => {
  it('is current', () => {
    expect(readFileSync(join(PACKAGE, 'hooks/checksums'), 'utf8')).toBe(hookChecksums(PROJECT));
    expect(hookChecksums(PROJECT)).toContain(`${sha256(SCRIPT)}  `);
  });

  it('follows the scripts of a version that is not released, keeps those of one that is', () => {
    const folder = packageOf('0.1.0', '## 0.1.0 – unreleased\n');
    writeHookChecksums(folder);
    writeFileSync(join(folder, 'hooks/pre-commit'), OLDER);
    const released = hookChecksums(folder);
    expect(released.split('\n')).toHaveLength(9);
    expect(released).toContain(`${sha256(OLDER)}  0.1.0 pre-commit repository\n`);
    expect(released).not.toContain(sha256(SCRIPT));
    writeHookChecksums(folder);

    writeFileSync(join(folder, 'CHANGELOG.md'), '## 0.1.0 – 2026-12-01\n');
    expect(hookChecksums(folder)).toBe(released);
    writeFileSync(join(folder, 'hooks/pre-commit'), SCRIPT);
    expect(() => hookChecksums(folder)).toThrow('raise the version in package.json first');

    nextRelease(folder);
    const next = hookChecksums(folder);
    expect(next.startsWith(released)).toBe(true);
    // The scripts that did not change keep the line of the version that brought them.
    expect(next.slice(released.length).match(/\S+ \S+ \S+$/gm)).toEqual([
      '0.2.0 pre-commit repository',
      '0.2.0 pre-commit global',
    ]);
  });
});

describe('a script of an earlier release, without a receipt', () => {
  async function withOlder() {
    const repo = gitRepo();
    const packageRoot = packageOf('0.1.0', '## 0.1.0 – unreleased\n');
    writeFileSync(join(packageRoot, 'hooks/pre-commit'), OLDER);
    writeHookChecksums(packageRoot);
    const before = treeOf(repo.path('.git/hooks'));
    const world = { cwd: repo.root, env: repo.env, packageRoot };
    await plimsoll(['install'], world);
    expect(repo.read(HOOK)).toBe(OLDER);
    repo.run('rm', ['-r', repo.path('.git/plimsoll')]);
    nextRelease(packageRoot);
    return { repo, before, world };
  }

  it('is taken out', async () => {
    const { repo, before, world } = await withOlder();
    expect(await plimsoll(['uninstall'], world)).toMatchObject({ status: 0, err: '' });
    expect(treeOf(repo.path('.git/hooks'))).toEqual(before);
  });

  it('is named by status and replaced by install', async () => {
    const { repo, world } = await withOlder();
    const told = await plimsoll(['status'], world);
    expect(told.out).toContain(`older: ${repo.path(HOOK)}`);
    expect(told.out).toContain("is an older plimsoll's\n  fix: npx plimsoll install\n");
    expect(await plimsoll(['install'], world)).toMatchObject({ status: 0, err: '' });
    expect(repo.read(HOOK)).toBe(SCRIPT);
    expect((await plimsoll(['status'], world)).out).not.toContain('older:');
  });

  it('but not one that was edited', async () => {
    const { repo, world } = await withOlder();
    repo.write(HOOK, `${OLDER}# mine\n`, 0o755);
    for (const command of ['uninstall', 'install']) {
      const outcome = await plimsoll([command], world);
      expect(outcome.status).toBe(2);
      expect(outcome.err).toContain('it was edited');
    }
  });
});
