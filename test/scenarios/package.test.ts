import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { installPacked } from '../../scripts/pack.mjs';
import { gitRepo } from '../support/git-repo.ts';
import { BAD, GOOD, protectedRepo, verdict } from '../support/protected-repo.ts';
import { treeOf } from '../support/tree.ts';

const PACKAGE = () => inject('plimsoll').installed;

describe('a Node that is too old', () => {
  it.each(['12.22.12', '18.20.8', '20.16.0'])('%s stops the commit and is named with the way to another', (version) => {
    const repo = protectedRepo();
    const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' });\n`;
    repo.write('../pretend.cjs', pretend);
    repo.stage('Dockerfile', GOOD);
    const old = { NODE_OPTIONS: `--require=${repo.path('../pretend.cjs')}` };
    const { status, output } = repo.run('git', ['commit', '-qm', 'x'], { env: old });
    expect(status).toBe(1);
    expect(output).toMatch(
      /^plimsoll: Node [\d.]+ at \S+ is too old; it needs 20\.17 or newer\nhint: .*`git config plimsoll\.node \S+`\n$/,
    );
    expect(output).toContain(`Node ${version} at ${process.execPath} `);
  });

  it('can read the file that says so', () => {
    // What came after ES2019, and would be a SyntaxError.
    const text = readFileSync(join(PACKAGE(), 'bin/plimsoll.cjs'), 'utf8');
    expect(text).toContain('is too old');
    expect(text).not.toMatch(/\?\.|\?\?|=>|\bimport\b|\bconst\b|\blet\b|#\w+\s*[=(;]/);
  });
});

describe('the installation of the package', () => {
  it('changes nothing in the repository but node_modules', () => {
    const repo = gitRepo();
    repo.stage('.gitignore', 'node_modules\n');
    repo.commit();
    const before = treeOf(repo.path('.git'));
    const manifest = { name: 'host', version: '1.0.0', private: true };
    expect(existsSync(join(installPacked(repo.root, inject('plimsoll').tarball, manifest), 'dist'))).toBe(true);
    expect(treeOf(repo.path('.git'))).toEqual(before);
    expect(readdirSync(repo.root).sort()).toEqual(
      ['.git', '.gitignore', 'node_modules', 'package-lock.json', 'package.json'].sort(),
    );
    const { scripts = {} } = JSON.parse(readFileSync(join(PACKAGE(), 'package.json'), 'utf8'));
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?install$/.test(name))).toEqual([]);
  });
});

describe('what the package depends on', () => {
  it('is not there, and a commit is judged all the same', () => {
    const repo = protectedRepo();
    repo.git('config', '--unset', 'plimsoll.home');
    rmSync(repo.path('node_modules'), { recursive: true });
    mkdirSync(repo.path('node_modules'));
    cpSync(PACKAGE(), repo.path('node_modules/plimsoll'), { recursive: true });
    repo.write('probe.cjs', 'require.resolve(process.argv[2], { paths: [process.argv[3]] });\n');
    for (const name of ['execa', 'simple-git']) {
      const from = repo.path('node_modules/plimsoll/dist');
      expect(repo.run(process.execPath, ['probe.cjs', name, from]).output).toContain('Cannot find module');
    }
    repo.stage('Dockerfile', `${BAD}RUN cd /srv && ls\n`);
    repo.stage('pod.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n');
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe('stopped');
    repo.stage('.plimsoll.yaml', 'fixOnCommit: safe\n');
    const { status, output } = repo.try('commit', '-qm', 'x');
    expect(output).toContain('Dockerfile: 1 fix, staged and in the work tree');
    expect(status).toBe(0);
  });

  it('needs no newer Node than it does itself, down to the last dependency', () => {
    const folder = join(PACKAGE(), '..');
    const manifests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /(?:^|\/node_modules\/)(?:@[^/]+\/)?[^/@.][^/]*\/package\.json$/.test(path))
      .map((path) => JSON.parse(readFileSync(join(folder, path), 'utf8')));
    expect(manifests.map(({ name }) => name)).toEqual(expect.arrayContaining(['plimsoll', 'execa', 'simple-git']));
    expect(manifests.length).toBeGreaterThan(10);
    const tooNew = manifests.filter(({ engines }) => !allows(engines?.node ?? '*', 20, 17));
    expect(tooNew.map(({ name, engines }) => `${name} ${engines.node}`)).toEqual([]);
    expect(manifests.find(({ name }) => name === 'plimsoll').engines.node).toBe('>=20.17');
  });
});

/** Whether a range of the forms that packages use for their engines holds a version: `>=18`, `^18.19.0 || >=20.5.0`. */
function allows(range: string, major: number, minor: number): boolean {
  return range.split('||').some((part) => {
    const [, sign, from = '0', more = '0'] = /^\s*(\^|>=|\*)\s*(\d+)?(?:\.(\d+))?/.exec(part) ?? [];
    const isAbove = major > Number(from) || (major === Number(from) && minor >= Number(more));
    return sign !== undefined && isAbove && (sign !== '^' || major === Number(from));
  });
}
