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

async function runIt(args: readonly string[], env: Record<string, string> = {}, columns = 120) {
  const out = { stdout: '', stderr: '' };
  const status = await recommend(args, {
    stdout: { write: (text: string) => (out.stdout += text), columns },
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
      "node:14.1.0
        Node.js 14 ended on 2023-04-30

          image                                supported until  LTS  size   notes
        * node:24                              2028-04-30       yes  large  Debian 12, LTS updates only
          node:26                              2029-04-30       yes  large  LTS only since 2026-10-28, Debian 13
          node:24-slim                         2028-04-30       yes  small  Debian 12, LTS updates only
          node:24-alpine                       2028-04-30       yes  small  Alpine Linux 3.24, different libc (musl): native
                                                                            addons need a rebuild, prebuilt glibc binaries
                                                                            fail
          gcr.io/distroless/nodejs24-debian13  -                -    -      no shell and no package manager: exec form only,
                                                                            small image
          cgr.dev/chainguard/node              -                -    -      rebuilt daily, only \`latest\` is free
        * recommended

        Not advised: node:22 ends on 2027-04-30, in 157 days.

      Data of 2026-08-22, 94 days old: newer tags may exist. Sizes are classes, and nothing was scanned for vulnerabilities.
      "
    `);
    expect(status).toBe(0);
  });

  it.each([60, 80, 120, 400])('keeps within %i columns', async (columns) => {
    const images = ['node:14', 'python:3.8', 'php:7.4-fpm-alpine', 'openjdk:15', 'mcr.microsoft.com/dotnet/sdk:6.0'];
    const { stdout } = await runIt([...images, 'public.ecr.aws/docker/library/node:14-buster-slim'], {}, columns);
    const lines = stdout.split('\n');
    // A name that is longer than the room for it gets a line of its own.
    const long = lines.filter((line) => line.length > Math.min(columns, 120) && line.trim().includes(' '));
    expect(long.filter((line) => !/^ {2}[ *] \S+$/.test(line))).toEqual([]);
    const head = lines.findIndex((line) => line.includes('supported until'));
    const column = lines[head]?.indexOf('supported until') ?? 0;
    expect(lines[head + 1]?.slice(column)).toMatch(/^2028-04-30/);
  });

  it('says no role of an image that no file names', async () => {
    const { stdout } = await runIt(['--format', 'json', 'node:14']);
    expect(JSON.parse(stdout)).toMatchObject({ images: [{ role: null, passedOver: [{ reference: 'node:22' }] }] });
    expect((await runIt(['node:14'])).stdout).toMatch(/^node:14\n/);
  });

  it('is content with a supported image', async () => {
    const { stdout, status } = await runIt(['node:26-slim']);
    expect(stdout).toContain('Node.js 26 is supported until 2029-04-30');
    expect(stdout).toContain('No newer line is known');
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
    [['notes.txt'], 'is not a Dockerfile'],
  ])('refuses %j', async (args, message) => {
    const { stderr, stdout, status } = await runIt(args);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});
