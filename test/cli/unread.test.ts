import { chmodSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';
import { plimsoll } from '../support/io.ts';

const FILE = 'FROM debian:13-slim\nUSER 65532\n';
const POD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n';
const COMPOSE = 'services:\n  a:\n    image: a:1\n';
const POINTER = 'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 3\n';
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const swapped = (text: string) => utf16(text).swap16();
const LONG = '# long\n'.repeat(900_000);

/** Files that somebody else would read, with what is said of them. */
const UNREAD: readonly (readonly [name: string, content: string | Buffer, said: RegExp])[] = [
  ['Dockerfile', `${FILE}# \0\n`, /^not checked: it is binary: it contains a NUL byte/],
  ['Dockerfile', FILE + LONG, /^not checked: \d+ kB is over the limit$/],
  ['Dockerfile', POINTER, /^not checked: its content is in Git LFS$/],
  ['Dockerfile', utf16(FILE), /UTF-16/],
  ['Dockerfile', utf16(`\uFEFF${FILE}`), /UTF-16/],
  ['Dockerfile', swapped(FILE), /UTF-16/],
  ['pod.yaml', `${POD}# \0\n`, /^not checked: it is binary/],
  ['pod.yaml', POD + LONG, /^not checked: /],
  ['pod.yaml', utf16(`\uFEFF${POD}`), /^not checked: it is UTF-16; save it as UTF-8$/],
  ['pod.yaml', utf16(POD), /^not checked: it is UTF-16/],
  ['pod.yaml', swapped(POD), /^not checked: it is UTF-16/],
  ['pod.json', `{"apiVersion": "v1", "kind": "Pod"}\0`, /^not checked: it is binary/],
  ['compose.yaml', `${COMPOSE}# \0\n`, /^not checked: it is binary/],
  ['compose.yaml', COMPOSE + LONG, /^not checked: /],
  ['compose.yaml', POINTER, /^not checked: its content is in Git LFS$/],
  ['compose.yaml', swapped(COMPOSE), /^not checked: it is UTF-16/],
  ['Dockerfile', `${FILE}${'#\n'.repeat(121_000)}`, /^not checked: 121\d+ lines, more than 50000: it is too large$/],
];

const run = (repo: GitRepo, argv: readonly string[], stdin?: Buffer) =>
  plimsoll(argv, { cwd: repo.root, env: { HOME: repo.home }, ...(stdin && { stdin }) });

interface Report {
  readonly findings: readonly { readonly file: string; readonly message: string; readonly blocking: boolean }[];
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}

describe('a file that Docker, Compose or kubectl would read and plimsoll does not', () => {
  it.each(UNREAD)('%s is a finding that blocks: %#', async (name, content, said) => {
    const repo = gitRepo();
    repo.write(name, content);
    repo.git('add', '.');
    const bytes = Buffer.from(content);
    for (const argv of [['.'], [name], ['--staged'], ['-', '--stdin-filename', name]]) {
      const asked = ['check', ...argv, '--select', 'DL1000', '--format', 'json'];
      const { status, out } = await run(repo, asked, argv[0] === '-' ? bytes : undefined);
      const { findings, skipped }: Report = JSON.parse(out);
      expect(status, argv.join(' ')).toBe(1);
      expect(findings).toEqual([
        expect.objectContaining({ file: name, blocking: true, message: expect.stringMatching(said) }),
      ]);
      const reason = findings[0]?.message.replace('not checked: ', '');
      expect(skipped).toEqual(findings[0]?.message.startsWith('not checked') ? [{ file: name, reason }] : []);
    }
    expect((await run(repo, ['check', '--ignore', 'PLM003,DL1000'])).status).toBe(0);
  });

  it('is in the hook’s report, once, with the count in its last line', async () => {
    const repo = gitRepo();
    repo.stage('a/Dockerfile', `${FILE}# \0\n`);
    repo.stage('b/Dockerfile', FILE);
    const { status, out } = await run(repo, ['run', 'pre-commit']);
    expect(status).toBe(1);
    expect(out.match(/not checked: it is binary/g)).toHaveLength(1);
    expect(out).toMatch(/^1 error in 1 staged file, 1 file not checked \(/m);
  });

  it('is a finding too where it may not be read', async (context) => {
    if (process.getuid?.() === 0) return context.skip('root reads everything');
    const repo = gitRepo();
    repo.stage('Dockerfile', FILE);
    chmodSync(repo.path('Dockerfile'), 0);
    const { status, out } = await run(repo, ['check']);
    expect({ status, out }).toEqual({ status: 1, out: expect.stringContaining('not checked: it cannot be read') });
  });
});

describe('a file that merely looks like ours', () => {
  it('is named and counted, and stops nothing', async () => {
    const repo = gitRepo();
    repo.stage('values.yaml', POINTER);
    repo.stage('data.yaml', 'a: b\0\n');
    repo.stage('package-lock.json', `{}${' '.repeat(2_000_000)}`);
    const { status, out } = await run(repo, ['check']);
    expect(status).toBe(0);
    expect(out).toContain('note: data.yaml was not checked: it is binary');
    expect(out).toContain('note: values.yaml was not checked: its content is in Git LFS');
    expect(out).toMatch(/^nothing was checked, 2 files not checked \(/m);
    const { skipped }: Report = JSON.parse((await run(repo, ['check', '--format', 'json'])).out);
    expect(skipped.map(({ file }) => file)).toEqual(['data.yaml', 'values.yaml']);
  });

  it('is relative to the working directory, and left out where files.exclude says so', async () => {
    const repo = gitRepo();
    repo.stage('sub/Dockerfile', `${FILE}\0`);
    repo.stage('Dockerfile', `${FILE}\0`);
    repo.stage('.plimsoll.yaml', 'files: {exclude: [Dockerfile.x, sub]}\n');
    const at = { cwd: repo.path('sub'), env: { HOME: repo.home } };
    const { skipped, findings }: Report = JSON.parse((await plimsoll(['check', '--format', 'json'], at)).out);
    expect(skipped.map(({ file }) => file)).toEqual(['../Dockerfile']);
    expect(findings.map(({ file }) => file)).toEqual(['../Dockerfile']);
  });
});
