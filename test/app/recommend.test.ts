import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { recommend } from '../../src/app/recommend.ts';

let cwd = '';

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'plimsoll-recommend-'));
  await writeFile(
    join(cwd, 'compose.yaml'),
    'services:\n  db:\n    image: postgres:9.6\n  web:\n    image: nginx:1.31\n',
  );
  await writeFile(join(cwd, 'notes.txt'), 'hello\n');
});

async function runIt(args: readonly string[], env: Record<string, string> = {}) {
  const out = { stdout: '', stderr: '' };
  const status = await recommend(args, {
    stdout: { write: (text: string) => (out.stdout += text) },
    stderr: { write: (text: string) => (out.stderr += text) },
    cwd,
    env: { PLIMSOLL_TODAY: '2026-11-24', ...env },
    packageRoot: cwd,
  });
  return { ...out, status };
}

describe('plimsoll recommend', () => {
  it('prints ranked upgrades with reasons and the pick', async () => {
    const { stdout, status } = await runIt(['node:14.1.0']);
    expect(stdout).toMatchInlineSnapshot(`
      "node:14.1.0  (base of the shipped stage)
        Node.js 14 ended on 2023-04-30
        Minor upgrade
          node:14.21.3  last of its line, not rebuilt since 2023-05, ended on 2023-04-30
        Major upgrades (* recommended)
          node:22  long-term support, supported until 2027-04-30, Debian 12, with long-term support only, large image
        * node:26  long-term support, supported until 2029-04-30, Debian 13, large image
        Alternatives
          node:26-slim                         long-term support, supported until 2029-04-30, Debian 13, small image
          node:26-alpine                       long-term support, supported until 2029-04-30, Alpine Linux 3.24, small image, different libc (musl): native addons need a rebuild, prebuilt glibc binaries fail
          gcr.io/distroless/nodejs26-debian13  no shell and no package manager: exec form only, small image
          cgr.dev/chainguard/node              rebuilt daily, only \`latest\` is free

      Data of 2026-08-22, 94 days old: newer tags may exist. Sizes are classes, and nothing was scanned for vulnerabilities.
      "
    `);
    expect(status).toBe(0);
  });

  it('is content with a supported image', async () => {
    const { stdout, status } = await runIt(['node:26-slim']);
    expect(stdout).toContain('Node.js 26 is supported until 2029-04-30');
    expect(stdout).toContain('No newer line with better support is known.');
    expect(status).toBe(0);
  });

  it('names what replaces a retired image', async () => {
    const { stdout, status } = await runIt(['openjdk:8-jdk-alpine']);
    expect(stdout).toContain('retired since 2022-07-31');
    expect(stdout).toContain('eclipse-temurin:8-jdk-alpine');
    expect(status).toBe(0);
  });

  it('reads the images of a file', async () => {
    const { stdout, status } = await runIt(['compose.yaml']);
    expect(stdout).toContain('postgres:9.6  (service)');
    expect(stdout).toContain('nginx:1.31  (service)');
    expect(status).toBe(0);
  });

  it('reads a Dockerfile, ARG defaults too', async () => {
    await writeFile(join(cwd, 'Dockerfile'), 'ARG V=14\nFROM node:$V AS build\nFROM node:26-slim\n');
    const { stdout } = await runIt(['Dockerfile']);
    expect(stdout).toContain('node:14  (base of a build stage)');
    expect(stdout).toContain('node:26-slim  (base of the shipped stage)');
  });

  it('answers in JSON', async () => {
    const { stdout } = await runIt(['--format', 'json', 'python:3.8', 'ghcr.io/team/app:1']);
    const report: unknown = JSON.parse(stdout);
    expect(report).toMatchObject({
      version: 1,
      today: '2026-11-24',
      images: [
        { reference: 'python:3.8', ended: true, known: true, pick: 'python:3.14', runtime: { ends: '2024-10-07' } },
        { reference: 'ghcr.io/team/app:1', ended: false, known: false, pick: null, major: [] },
      ],
    });
  });

  it('judges by the day that it is given', async () => {
    const { stdout } = await runIt(['--format=json', 'node:14'], { PLIMSOLL_TODAY: '2026-08-22' });
    expect(JSON.parse(stdout)).toMatchObject({ images: [{ pick: 'node:24' }] });
  });

  it.each([
    [[], 'name an image or a file'],
    [['--frmat', 'json', 'node'], 'unknown option --frmat'],
    [['--format', 'xml', 'node'], 'unknown format "xml"'],
    [['Not An Image'], 'neither a file nor an image reference'],
    [['notes.txt'], 'is no Dockerfile'],
  ])('refuses %j', async (args, message) => {
    const { stderr, stdout, status } = await runIt(args);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});
