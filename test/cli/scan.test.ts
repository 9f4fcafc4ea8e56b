import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dockerArchive, layout, type Member, tar } from '../scan/build.ts';
import { onlyFromSource, plimsoll } from '../support/io.ts';
import { writeExecutable } from '../support/programs.ts';

const STATUS = ['bash 5.2-2', 'libc6 2.36-9'].map((entry) => {
  const [name, version] = entry.split(' ');
  return `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\nVersion: ${version}\n`;
});
const LAYERS: Member[][] = [
  [
    { path: 'etc/os-release', content: 'ID=debian\nVERSION_ID=12\nPRETTY_NAME="Debian 12 (bookworm)"\n' },
    { path: 'var/lib/dpkg/status', content: STATUS.join('\n') },
  ],
  [{ path: 'app/node_modules/a/package.json', content: '{"name":"a","version":"1.0.0"}' }],
];
const PURLS = [
  'pkg:deb/debian/bash@5.2-2?arch=amd64&distro=debian-12',
  'pkg:deb/debian/libc6@2.36-9?arch=amd64&distro=debian-12',
  'pkg:npm/a@1.0.0',
];

let folder = '';
const scan = (...argv: string[]) => plimsoll(['scan', ...argv], { cwd: folder, env: { XDG_CACHE_HOME: folder } });

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-scan-'));
  const layers = LAYERS.map(tar);
  for (const [path, content] of layout(layers)) write(`layout/${path}`, content);
  write('oci.tar', tar([...layout(layers)].map(([path, content]) => ({ path, content }))));
  write('docker.tar', tar(dockerArchive(layers)));
  write('docker.tar.gz', gzipSync(tar(dockerArchive(layers))));
  for (const { path, content = '' } of LAYERS.flat()) write(`rootfs/${path}`, content);
  write('ndb/usr/lib/sysimage/rpm/Packages.db', 'RpmP');
  write('jar/app.jar', 'PK');
  write('plain.tar', tar(LAYERS.flat()));
  write('text', 'hello');
  write('empty/file', '');
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('plimsoll scan', () => {
  it.each([
    'layout',
    'oci:layout',
    'oci.tar',
    'oci-archive:oci.tar',
    'docker.tar',
    'docker-archive:docker.tar',
    'docker.tar:1',
    'docker-archive:docker.tar:app:1',
    'rootfs',
    'dir:rootfs',
  ])('finds the same packages in %s', async (ref) => {
    const { out, status, err } = await scan(ref, '--format', 'json');
    expect(err).toBe('');
    expect(JSON.parse(out).packages.map(({ purl }: { purl: string }) => purl)).toEqual(PURLS);
    expect(status).toBe(2);
  });

  it('says that nothing was checked', async () => {
    const { out, status } = await scan('docker.tar');
    expect(status).toBe(2);
    expect(out).toBe(`Found 3 packages in docker.tar; none were checked for known issues.

Image:     app:1
Platform:  linux/amd64
System:    Debian 12 (bookworm)
Layers:    2
Database:  none

NOT CHECKED: 2 deb packages (no Debian 12 database)
NOT CHECKED: 1 npm package (no npm database)

To get the missing data: plimsoll db update Debian:12 npm
`);
  });

  it('an image without packages does not look clean', async () => {
    const { out, status } = await scan('dir:empty');
    expect(status).toBe(2);
    expect(out).toContain('NOT CHECKED: no packages of a known kind were found\n');
    const json = await scan('dir:empty', '--format', 'json');
    expect([json.status, JSON.parse(json.out).database]).toEqual([2, null]);
  });

  it.each(['cyclonedx', 'spdx'])('an SBOM in %s is a result by itself, and can be scanned', async (format) => {
    const { out, status, err } = await scan('layout', '--format', format, '--format', `${format}:sbom.json`);
    expect([status, err]).toEqual([0, '']);
    expect(readFileSync(join(folder, 'sbom.json'), 'utf8')).toBe(out);
    for (const ref of ['sbom.json', 'sbom:sbom.json']) {
      const again = await scan(ref, '--format', 'json');
      expect(JSON.parse(again.out).packages.map(({ purl }: { purl: string }) => purl)).toEqual(PURLS);
    }
  });

  it('an SBOM that lacks packages says so', async () => {
    const jar = await scan('jar', '--format', 'spdx');
    expect([jar.status, jar.err]).toEqual([
      0,
      'plimsoll: the SBOM is incomplete:\n  jar packages in app.jar (the zip archive is damaged)\n',
    ]);
    expect((await scan('jar', '--format', 'spdx', '--strict-coverage')).status).toBe(2);
    const rpm = await scan('ndb', '--format', 'cyclonedx');
    expect(rpm.status).toBe(2);
    expect(rpm.err).toContain('the rpm database is damaged');
  });

  it.each([
    [['nowhere'], 'cannot scan "nowhere": there is no such file, folder or local image'],
    [['oci:app:1'], 'cannot scan "oci:app:1": there is no such file or folder'],
    [['docker:-x'], '"-x" is not a valid image name'],
    [['podman:a b'], '"a b" is not a valid image name'],
    [['docker.tar:9'], 'the archive holds no image with the tag "9"\nhint: it holds app:1'],
    [['docker.tar.gz'], 'is compressed\nhint: decompress it first'],
    [['plain.tar'], 'is not an image archive: it holds neither index.json nor manifest.json'],
    [['text'], 'the archive is truncated'],
    [['oci:rootfs'], 'there is no index.json: this is not an OCI layout'],
    [['sbom:text'], 'the SBOM is not valid JSON'],
    [['dir:text'], 'text is not a folder'],
    [['layout', '--format', 'cyclondx'], 'unknown format "cyclondx"\nhint: did you mean cyclonedx?'],
    [['layout', '--format', 'spdx:'], '--format spdx: names no file'],
    [['layout', '--platform', 'linux'], '"linux" is not a valid platform'],
    [['layout', '--platform', 'linux/arm64'], 'the layout holds no image for linux/arm64'],
    [['--', '-x'], 'an image cannot begin with a dash'],
  ])('%j: one clear line', async (argv, message) => {
    const { out, err, status } = await scan(...argv);
    expect(err).toContain(message);
    expect(err.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
    expect([out, status]).toEqual(['', 2]);
  });

  it('shows progress on a terminal, and takes it away', async (context) => {
    onlyFromSource(context, 'a process has no terminal here');
    const { err, status } = await plimsoll(['scan', 'layout'], { cwd: folder, tty: true });
    expect(err).toBe('\r\u001b[KReading layer 1 of 2, 2 files\r\u001b[KReading layer 2 of 2, 3 files\r\u001b[K');
    expect(status).toBe(2);
    expect((await plimsoll(['scan', 'layout', '--quiet'], { cwd: folder, tty: true })).err).toBe('');
  });

  describe('an image of a local engine', () => {
    /** Programs on PATH: each has the image `app:1`, and saves the archive that the test made. */
    function pathWith(engine: string, lines = '/bin/cp "$archive" "$3"'): string {
      const bin = join(folder, `bin-${engine}`);
      const script = `#!/bin/sh\narchive='${join(folder, 'docker.tar')}'\nprintf '%s\\n' "$*" >> '${bin}.log'
case "$1" in image) [ "$4" = app:1 ] ;; save) ${lines} ;; esac\n`;
      writeExecutable(join(bin, engine), script);
      return bin;
    }

    it.each([
      ['docker', 'docker:app:1'],
      ['podman', 'podman:app:1'],
      ['docker', 'app:1'],
      ['podman', 'app:1'],
    ])('%s saves %s for the time of the scan', async (engine, ref) => {
      const env = { PATH: pathWith(engine), TMPDIR: join(folder, 'tmp') };
      mkdirSync(env.TMPDIR, { recursive: true });
      const { out, err } = await plimsoll(['scan', ref, '--format', 'json'], { cwd: folder, env });
      expect(err).toBe('');
      expect(JSON.parse(out).packages).toHaveLength(3);
      expect(readFileSync(join(folder, `bin-${engine}.log`), 'utf8')).toContain('image.tar -- app:1');
      expect(readdirSync(env.TMPDIR)).toEqual([]);
    });

    it.each([
      ['docker:other:1', 'exit 0', 'image.tar: there is no such file'],
      ['docker:app:1', 'echo "Error: no space" >&2; exit 1', 'docker could not save the image: Error: no space'],
      ['podman:app:1', 'exit 0', 'podman was not found on PATH'],
      ['other:1', 'exit 0', 'there is no such file, folder or local image'],
    ])('%s: one line when it fails', async (ref, lines, message) => {
      const { err, status, out } = await plimsoll(['scan', ref], {
        cwd: folder,
        env: { PATH: pathWith('docker', lines) },
      });
      expect([out, status]).toEqual(['', 2]);
      expect(err.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
      expect(err).toContain(message);
    });
  });

  it('writes nothing but the reports that were asked for', async () => {
    const before = readdirSync(folder, { recursive: true });
    for (const ref of ['layout', 'docker.tar', 'rootfs']) await scan(ref);
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });
});
