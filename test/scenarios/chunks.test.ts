import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';
import { BAD, plimsoll, protectedRepo, verdict } from '../support/protected-repo.ts';

const RECORDER = `
const fs = require('node:fs');
const { openSync, readFileSync } = fs;
const files = new Set();
const note = (file) => /[\\\\/]dist[\\\\/][^\\\\/]+\\.cjs$/.test(String(file)) && files.add(String(file));
fs.openSync = (file, ...more) => (note(file), openSync(file, ...more));
fs.readFileSync = (file, ...more) => (note(file), readFileSync(file, ...more));
process.on('exit', () => fs.writeFileSync(process.env.CHUNKS, JSON.stringify([...files])));
`;

function cli(): string {
  return join(inject('plimsoll').installed, 'bin/plimsoll.cjs');
}

/** The chunks that checking a file loads, by their names without the hash, with their bytes. */
function chunksFor(name: string, text: string): ReadonlyMap<string, number> {
  const repo = gitRepo();
  repo.write(name, text);
  const recorder = repo.path('recorder.cjs');
  writeFileSync(recorder, RECORDER);
  const args = ['--require', recorder, cli(), 'check', '--no-config', name];
  repo.run(process.execPath, args, { env: { CHUNKS: repo.path('chunks.json') } });
  const files: string[] = JSON.parse(readFileSync(repo.path('chunks.json'), 'utf8'));
  return new Map(files.map((file) => [/([\w.-]+?)(?:-[\w-]{8})?\.cjs$/.exec(file)?.[1] ?? file, statSync(file).size]));
}

const SHELL = ['shell', 'unbash'];
const POD = `apiVersion: v1
kind: Pod
metadata:
  name: a
spec:
  securityContext: { runAsNonRoot: true, runAsUser: 1000 }
  containers:
    - name: a
      image: registry.example.com/a:1.2.3
`;
const MANIFESTS = ['kubernetes', 'compose'];
const RARE = ['yaml-package', 'tree', 'glob', 'rule-table.gen'];

describe('the chunks that a check loads', () => {
  it.each([
    ['without a script', 'ENV A=b\nUSER 1000\nCMD ["./run"]\n'],
    ['with a script', 'RUN apk add --no-cache curl=8.14.1-r2 && if [ -n $dir ]; then rm -rf $dir; fi\n'],
  ])('for a Dockerfile %s the shell, in 420 kB, and nothing of manifests', (_, text) => {
    const chunks = chunksFor('Dockerfile', `FROM alpine:3.23\n${text}`);
    const bytes = SHELL.map((name) => chunks.get(name) ?? 0);
    expect(Math.min(...bytes)).toBeGreaterThan(0);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(420_000);
    expect(chunks.has('dockerfile')).toBe(true);
    expect([...chunks.keys()].filter((name) => [...MANIFESTS, ...RARE].includes(name))).toEqual([]);
  });

  it.each([
    ['Dockerfile', 'FROM debian:13-slim\nRUN apt-get update && rm -rf /var/lib/apt/lists/*\n', 14],
    ['pod.yaml', POD, 14],
  ])('in few files: %s', (name, text, most) => {
    expect(chunksFor(name, text).size).toBeLessThanOrEqual(most);
  });

  it('no Dockerfile parser and no shell for a manifest without scripts', () => {
    const chunks = chunksFor('pod.yaml', POD);
    expect(chunks.has('kubernetes')).toBe(true);
    expect([...chunks.keys()].filter((name) => ['dockerfile', ...SHELL, ...RARE].includes(name))).toEqual([]);
  });
});

describe('what Node loads for a commit', () => {
  it.each([
    ['a pipe', ''],
    ['/dev/null', '>/dev/null 2>&1'],
  ])('includes no terminal, network or cryptography when it writes to %s', (_, to) => {
    const repo = protectedRepo();
    repo.stage('Dockerfile', BAD);
    const recorder = repo.path('recorder.cjs');
    const list = repo.path('list.json');
    writeFileSync(
      recorder,
      `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(list)}, JSON.stringify(process.moduleLoadList)));`,
    );
    const env = { NODE_OPTIONS: `--require ${recorder}` };
    expect(repo.run('sh', ['-c', `git commit -qm x ${to}`], { env }).status).toBe(1);
    const loaded: string[] = JSON.parse(readFileSync(list, 'utf8'));
    expect(loaded).toContain('NativeModule vm');
    expect(loaded.filter((name) => /^NativeModule (?:tty|net|crypto|https?|child_process)$/.test(name))).toEqual([]);
  });
});

const VERSION = `${process.version}-${process.platform}-${process.arch}`;
const COMPILE = '.git/plimsoll/compile';

/** The kept code: names without the hash, and what changes when a file is written anew. */
function kept(repo: GitRepo): Record<string, number> {
  const folder = repo.path(`${COMPILE}/${VERSION}`);
  return Object.fromEntries(readdirSync(folder).map((name) => [name.slice(0, -13), statSync(join(folder, name)).ino]));
}

describe('compiled code', () => {
  it('is there for the first commit: install keeps what a commit runs', () => {
    const repo = protectedRepo();
    const before = kept(repo);
    expect(Object.keys(before)).toEqual(expect.arrayContaining(['cli', 'dockerfile', 'kubernetes', ...SHELL, 'human']));
    repo.stage('Dockerfile', `${BAD}RUN cd /srv && rm -rf $dir\n`);
    expect(verdict(repo, ['commit', '-qm', 'x'])).toBe('stopped');
    expect(kept(repo)).toEqual(before);
    expect(plimsoll(repo, 'uninstall').status).toBe(0);
    expect(existsSync(repo.path('.git/plimsoll'))).toBe(false);
  });

  it.each([['check'], ['fix', '--diff']])('is kept and taken by %s, also below the top', (...command) => {
    const repo = protectedRepo();
    repo.write('sub/Dockerfile', BAD);
    rmSync(repo.path(COMPILE), { recursive: true });
    const run = (): number =>
      repo.run(process.execPath, [cli(), ...command, 'Dockerfile'], { cwd: repo.path('sub') }).status;
    const status = run();
    const before = kept(repo);
    expect(Object.keys(before)).toContain('dockerfile');
    expect(run()).toBe(status);
    expect(kept(repo)).toEqual(before);
  });

  it('is not left by a check where plimsoll is not installed', () => {
    const repo = gitRepo();
    repo.write('Dockerfile', BAD);
    expect(plimsoll(repo, 'check', 'Dockerfile').status).toBe(1);
    expect(existsSync(repo.path('.git/plimsoll'))).toBe(false);
  });
});

/** What loads the tables of languages and countries: ten milliseconds for a number with a comma. */
const NO_TABLES = `
const refuse = (name) => () => { throw new Error(name + ' was called'); };
for (const type of [Number, Date, String, Array, BigInt])
  for (const name of Object.getOwnPropertyNames(type.prototype))
    if (/locale/i.test(name)) type.prototype[name] = refuse(name);
for (const name of Object.getOwnPropertyNames(Intl)) if (/^[A-Z]/.test(name)) Intl[name] = refuse(name);
`;

describe('a commit with findings', () => {
  it.each([
    ['Dockerfile', 'FROM debian\nRUN cd app\nRUN apt-get install curl && echo $x\n'],
    ['pod.yaml', POD],
    ['compose.yaml', 'services:\n  a:\n    image: nginx\n    command: ["sh", "-c", "echo $$x"]\n'],
  ])('asks nothing of the tables of languages: %s', (name, text) => {
    const repo = gitRepo();
    repo.write(name, text);
    repo.git('add', '.');
    const preload = repo.path('preload.cjs');
    writeFileSync(preload, NO_TABLES);
    const args = [
      '--require',
      preload,
      cli(),
      'check',
      '--staged',
      '--no-config',
      '--fail-on',
      'never',
      '--select',
      'ALL',
    ];
    const { status, stdout } = repo.run(process.execPath, args);
    expect(status).toBe(0);
    expect(stdout).toContain(name);
  });
});
