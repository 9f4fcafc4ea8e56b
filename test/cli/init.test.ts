import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';
import { plimsoll } from '../support/io.ts';

const KINDS = ['node', 'python', 'go', 'java', 'rust', 'static'];

/** What the project of a kind has beside what init writes: the rules look whether copied files exist. */
const PROJECT: Readonly<Record<string, readonly string[]>> = {
  node: ['package.json', 'package-lock.json', 'server.js'],
  static: ['package.json', 'package-lock.json'],
  python: ['requirements.txt'],
  go: ['go.mod', 'go.sum'],
  java: ['pom.xml', 'mvnw', '.mvn/wrapper.properties', 'src/App.java'],
  rust: ['Cargo.toml', 'Cargo.lock'],
};

function inRepo(repo: GitRepo, ...argv: string[]) {
  return plimsoll(argv, { cwd: repo.root, env: repo.env });
}

describe('plimsoll init', () => {
  it.each(KINDS)('%s: what it writes passes the default rules without a word', async (kind) => {
    const repo = gitRepo();
    for (const file of PROJECT[kind] ?? []) {
      repo.write(
        file,
        file.endsWith('.json') ? '{"lockfileVersion": 3, "scripts": {"build": "true"}}\n' : '\n',
        file === 'mvnw' ? 0o755 : 0o644,
      );
    }
    const { status, out } = await inRepo(repo, 'init', kind, '--compose', '--kubernetes');
    expect(status).toBe(0);
    for (const file of ['.plimsoll.yaml', 'Dockerfile', '.dockerignore', 'compose.yaml', 'kubernetes/app.yaml'])
      expect(out).toContain(`wrote ${file}\n`);
    repo.git('add', '-A');
    const checked = await inRepo(repo, 'check', '--format', 'json', '--fail-on', 'style');
    const { findings, summary } = JSON.parse(checked.out);
    expect(findings.map((one: { rule: string; message: string }) => `${one.rule} ${one.message}`)).toEqual([]);
    expect(summary.files).toBe(3);
    expect((await inRepo(repo, 'check', '--staged')).status).toBe(0);
  });

  it.each(KINDS)('%s passes what hadolint asks for', async (kind) => {
    const repo = gitRepo();
    await inRepo(repo, 'init', kind);
    const { out } = await inRepo(repo, 'check', 'Dockerfile', '--select', 'hadolint', '--format', 'compact');
    expect(out).toBe('');
  });

  it('recognises the project and keeps every file that is there', async () => {
    const repo = gitRepo();
    repo.write('go.mod', 'module x\n');
    repo.write('Containerfile', 'FROM scratch\n');
    repo.write('.plimsoll.json', '{}');
    const { out } = await inRepo(repo, 'init');
    expect(out).toContain('kept .plimsoll.json\nkept Containerfile\nwrote .dockerignore\n');
    expect((await inRepo(repo, 'init')).out).toContain('kept .dockerignore\n');
  });

  it('--dry-run writes nothing, an unknown template is an error', async () => {
    const repo = gitRepo();
    expect((await inRepo(repo, 'init', 'go', '--dry-run')).out).toContain('would write Dockerfile\n');
    expect(repo.git('status', '--porcelain')).toBe('');
    expect(await inRepo(repo, 'init', 'pyhton')).toMatchObject({
      status: 2,
      err: 'plimsoll: there is no template "pyhton"\nhint: did you mean python?\n',
    });
    expect((await inRepo(repo, 'init')).out).toContain('No project was recognised');
  });

  it('the commented configuration is right, also uncommented', async () => {
    const repo = gitRepo();
    const text = readFileSync(new URL('../../templates/config/.plimsoll.yaml', import.meta.url), 'utf8');
    const lines = text.split('\n').map((line) => (/^# (?:[a-zA-Z]+:| {2})/.test(line) ? line.slice(2) : line));
    repo.write('.plimsoll.yaml', lines.join('\n'));
    repo.write('a.yaml', 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n');
    const { status, err } = await inRepo(repo, 'check', 'a.yaml');
    expect({ status, err }).toEqual({ status: 0, err: '' });
  });
});
