import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plimsoll } from '../support/io.ts';
import { layout, type Member, tar } from './build.ts';

const STATUS = 'Package: bash\nStatus: install ok installed\nArchitecture: amd64\nVersion: 5.2-2\n';
const npm = (name: string): Member => ({
  path: `app/node_modules/${name}/package.json`,
  content: JSON.stringify({ name, version: '1.0.0', description: 'x'.repeat(70_000) }),
});
const LAYERS: Member[][] = [
  [
    { path: 'etc/', flag: '5', mode: 0o755 },
    { path: 'etc/os-release', content: 'ID=debian\nVERSION_ID=12\n' },
    { path: 'var/lib/dpkg/status', content: STATUS },
    npm('kept'),
    npm('deleted'),
  ],
  [{ path: 'app/node_modules/.wh.deleted' }, npm('added')],
];
const EXPECTED = ['added 1', 'bash 0', 'kept 0'];

let folder = '';
const has = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;

/** `NAME LAYER` of each package. */
async function found(ref: string): Promise<string[]> {
  const { out, err } = await plimsoll(['scan', ref, '--format', 'json'], { cwd: folder });
  expect(err).toBe('');
  const packages: { name: string; layer: number }[] = JSON.parse(out).packages;
  return packages.map(({ name, layer }) => `${name} ${layer}`).sort();
}

function run(program: string, ...args: string[]): void {
  execFileSync(program, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-real-'));
  for (const [path, content] of layout(LAYERS.map(tar))) {
    mkdirSync(dirname(join(folder, 'layout', path)), { recursive: true });
    writeFileSync(join(folder, 'layout', path), content);
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('what other tools write', () => {
  const skopeo = has('skopeo');
  it.skipIf(!skopeo).each([
    ['a docker-archive', 'docker-archive:docker.tar:app:1', 'docker.tar', []],
    ['an OCI archive', 'oci-archive:oci.tar:1', 'oci.tar', []],
    ['an OCI layout with gzip', 'oci:gzip:1', 'oci:gzip:1', ['--dest-compress-format', 'gzip']],
    ['an OCI layout with zstd', 'oci:zstd:1', 'oci:zstd:1', ['--dest-compress-format', 'zstd', '--dest-compress']],
  ])('skopeo: %s', async (_what, target, ref, options) => {
    run('skopeo', '--insecure-policy', 'copy', ...options, 'oci:layout', target);
    expect(await found(ref)).toEqual(EXPECTED);
  });

  it.skipIf(!skopeo || !has('umoci'))('umoci: a layer that deletes, and one that adds', async () => {
    run('skopeo', '--insecure-policy', 'copy', 'oci:layout', 'oci:work:1');
    writeFileSync(join(folder, 'METADATA'), 'Name: flask\nVersion: 2.0\n');
    run('umoci', 'insert', '--image', 'work:1', '--whiteout', '/app/node_modules/kept');
    run('umoci', 'insert', '--image', 'work:1', 'METADATA', '/usr/lib/python3/flask.dist-info/METADATA');
    expect(await found('oci:work:1')).toEqual(['added 1', 'bash 0', 'flask 3']);
  });
});
