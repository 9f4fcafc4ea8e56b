import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { zip } from '../scan/packages/zip.ts';
import { osv } from '../scan/written.ts';
import { PROJECT, plimsoll } from '../support/io.ts';

const record = (id: string, ecosystem: string, name: string): [string, string] => [
  `${id}.json`,
  JSON.stringify(osv({ id, ecosystem, affected: { [name]: [['0', '2']] } })),
];
const NPM = zip([record('GHSA-1', 'npm', 'a')]);
const DEBIAN = zip([record('DEBIAN-CVE-2026-1', 'Debian:12', 'bash')]);

/** What the server answers by path; every request is noted. */
const files = new Map<string, Buffer>();
const requests: string[] = [];
let server: Server;
let root = '';
let folder = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    const content = files.get(path);
    const etag = `"${content?.length ?? 0}"`;
    const isSame = content !== undefined && request.headers['if-none-match'] === etag;
    requests.push(`${path} ${isSame ? 304 : content ? 200 : 404}`);
    if (isSame) response.writeHead(304).end();
    else if (content) response.writeHead(200, { etag }).end(content);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  root = `http://127.0.0.1:${port}`;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-update-'));
  requests.length = 0;
  files.clear();
  files.set('/npm/all.zip', NPM);
  files.set('/Debian:12/all.zip', DEBIAN);
  files.set(
    '/known_exploited_vulnerabilities.json',
    Buffer.from(
      JSON.stringify({ catalogVersion: '1', vulnerabilities: [{ cveID: 'CVE-2026-0001', dateAdded: '2026-01-01' }] }),
    ),
  );
  files.set('/epss_scores-current.csv.gz', gzipSync(readFileSync(join(PROJECT, 'test/fixtures/osv/epss.csv'))));
  return () => rmSync(folder, { recursive: true });
});

const update = (...argv: string[]) => plimsoll(['db', 'update', ...argv, '--db', 'db'], { cwd: folder });
const shards = (): string[] => readdirSync(join(folder, 'db')).filter((file) => /^(?:npm|debian)/.test(file));

describe('plimsoll db update', () => {
  it('fetches the named ecosystems alone, and compiles them', async () => {
    const { status, err, out } = await update('npm', '--from', root);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/npm +1 +1 /);
    expect(requests).toEqual([
      '/npm/all.zip 200',
      '/known_exploited_vulnerabilities.json 200',
      '/epss_scores-current.csv.gz 200',
    ]);
    expect(readFileSync(join(folder, 'db/kev.txt'), 'utf8')).toBe('CVE-2026-0001\t2026-01-01\t\n');
  });

  it('keeps what was fetched before, and does not fetch it again unchanged', async () => {
    await update('npm', '--from', root);
    await update('Debian:12', '--from', root);
    expect(requests.slice(3)).toEqual([
      '/Debian:12/all.zip 200',
      '/npm/all.zip 304',
      '/known_exploited_vulnerabilities.json 304',
      '/epss_scores-current.csv.gz 304',
    ]);
    expect(shards()).toEqual(['debian-12.txt', 'npm.txt']);
  });

  it('reads a folder in the same layout, offline', async () => {
    mkdirSync(join(folder, 'mirror/npm'), { recursive: true });
    writeFileSync(join(folder, 'mirror/npm/all.zip'), NPM);
    expect(await update('npm', '--from', 'mirror', '--offline')).toMatchObject({ status: 0, err: '' });
    expect(shards()).toEqual(['npm.txt']);
    expect(requests).toEqual([]);
  });

  it('works without the tables, and says so', async () => {
    files.delete('/known_exploited_vulnerabilities.json');
    const { status, err } = await update('npm', '--from', root);
    expect(status).toBe(0);
    expect(err).toContain(`no KEV at ${root}`);
  });

  it.each<[string, () => void]>([
    ['an archive is missing', () => files.delete('/Debian:12/all.zip')],
    ['an archive is no archive', () => files.set('/Debian:12/all.zip', Buffer.from('<html>'))],
    ['an archive is cut off', () => files.set('/Debian:12/all.zip', DEBIAN.subarray(0, DEBIAN.length - 30))],
  ])('changes nothing when %s', async (_, spoil) => {
    await update('npm', 'Debian:12', '--from', root);
    const before = readFileSync(join(folder, 'db/manifest.json'), 'utf8');
    spoil();
    files.set('/npm/all.zip', zip([record('GHSA-2', 'npm', 'bb')]));
    const { status, err } = await update('--from', root);
    expect([status, err.split('\n').length]).toEqual([2, 2]);
    expect(readFileSync(join(folder, 'db/manifest.json'), 'utf8')).toBe(before);
    expect(readdirSync(join(folder, 'db.sources')).filter((file) => file.endsWith('.tmp'))).toEqual([]);
    files.set('/Debian:12/all.zip', DEBIAN);
    expect((await update('--from', root)).status).toBe(0);
    expect(readFileSync(join(folder, 'db/npm.txt'), 'utf8')).toContain('GHSA-2');
  });

  it('fetches again what could not be compiled', async () => {
    const content = Buffer.from(DEBIAN);
    content.fill(255, 60, 70);
    files.set('/Debian:12/all.zip', content);
    expect(await update('Debian:12', '--from', root)).toMatchObject({
      status: 2,
      err: expect.stringContaining('is damaged'),
    });
    files.set('/Debian:12/all.zip', DEBIAN);
    expect((await update('--from', root)).status).toBe(0);
  });

  it.each([
    [['--from', 'http://127.0.0.1:1', 'npm'], 'cannot download http://127.0.0.1:1/npm/all.zip'],
    [['--offline', 'npm'], '--offline forbids downloads'],
    [[], 'missing argument: an ecosystem'],
    [['npmm'], 'did you mean npm?'],
    [['../x'], 'unknown ecosystem'],
    [['npm', '--from', 'nowhere'], 'there is no archive of npm'],
  ])('%j is an error', async (argv, message) => {
    expect(await update(...argv)).toMatchObject({ status: 2, err: expect.stringContaining(message) });
  });
});
