// `plimsoll scan` of an image that is made here, beside syft where that is on PATH.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { once, roundRobin } from './measure.mjs';
import { version } from './peers.mjs';

const SYSTEM_PACKAGES = 400;
const NPM_PACKAGES = 700;
const FILES_OF_EACH = 12;
/** Share of syft's time. Most of ours goes into gzip, which leaves little to gain on one core. */
const SLOWEST = 0.4;

/** Text that compresses about as well as program code: words in a fixed, irregular order. */
function textOf(size, seed) {
  const words = [];
  let state = seed;
  for (let length = 0; length < size; ) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    const word = (state >>> 8).toString(36);
    words.push(word);
    length += word.length + 1;
  }
  return words.join(' ');
}

/** A Debian image with two layers, in an OCI layout. */
function makeImage(folder) {
  const put = (tree, path, content) => {
    mkdirSync(dirname(join(folder, tree, path)), { recursive: true });
    writeFileSync(join(folder, tree, path), content);
  };
  const stanzas = Array.from(
    { length: SYSTEM_PACKAGES },
    (_, index) =>
      `Package: lib${index}\nStatus: install ok installed\nArchitecture: amd64\nSource: src${index >> 1}\nVersion: 1:${index}.2-3\nDescription: ${textOf(300, index)}\n`,
  );
  put('base', 'etc/os-release', 'ID=debian\nVERSION_ID=12\n');
  put('base', 'var/lib/dpkg/status', stanzas.join('\n'));
  for (let index = 0; index < SYSTEM_PACKAGES; index++) {
    put('base', `usr/lib/lib${index}.so.1`, textOf(150_000, index));
    put('base', `var/lib/dpkg/info/lib${index}.list`, `/usr/lib/lib${index}.so.1\n/usr/share/doc/lib${index}\n`);
  }
  for (let index = 0; index < NPM_PACKAGES; index++) {
    const name = `package-${index}`;
    put(
      'app',
      `app/node_modules/${name}/package.json`,
      JSON.stringify({ name, version: `1.${index}.0`, license: 'MIT' }),
    );
    for (let file = 0; file < FILES_OF_EACH; file++)
      put('app', `app/node_modules/${name}/lib/file${file}.js`, textOf(9_000, index * 100 + file));
  }
  const blob = (content) => {
    const hex = createHash('sha256').update(content).digest('hex');
    put('layout', `blobs/sha256/${hex}`, content);
    return { digest: `sha256:${hex}`, size: content.length };
  };
  const kind = 'application/vnd.oci.image';
  const layers = ['base', 'app'].map((tree) => {
    execFileSync('tar', ['-C', join(folder, tree), '--sort=name', '-cf', join(folder, `${tree}.tar`), '.']);
    const plain = readFileSync(join(folder, `${tree}.tar`));
    const diffId = `sha256:${createHash('sha256').update(plain).digest('hex')}`;
    return {
      size: plain.length,
      diffId,
      descriptor: { mediaType: `${kind}.layer.v1.tar+gzip`, ...blob(gzipSync(plain)) },
    };
  });
  const rootfs = { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) };
  const config = blob(JSON.stringify({ os: 'linux', architecture: 'amd64', rootfs, config: {} }));
  const mediaType = `${kind}.manifest.v1+json`;
  const manifest = blob(
    JSON.stringify({
      schemaVersion: 2,
      mediaType,
      config: { mediaType: `${kind}.config.v1+json`, ...config },
      layers: layers.map(({ descriptor }) => descriptor),
    }),
  );
  put('layout', 'oci-layout', '{"imageLayoutVersion":"1.0.0"}');
  put('layout', 'index.json', JSON.stringify({ schemaVersion: 2, manifests: [{ mediaType, ...manifest }] }));
  return layers.reduce((sum, { size }) => sum + size, 0) / 1e6;
}

/** I1 to I3: time against syft, by wall clock and by CPU, and peak memory. */
export async function images({ root, temp, env, quick }, table) {
  const folder = join(temp, 'images');
  const megabytes = Math.round(makeImage(folder));
  const layout = join(folder, 'layout');
  const scan = [process.execPath, join(root, 'bin/plimsoll.cjs'), 'scan', `oci:${layout}`, '--format', 'cyclonedx'];
  const peer = version('syft');
  const cases = [{ name: 'plimsoll', run: () => once(scan, { env }) }];
  const command = ['syft', 'scan', '-q', '-o', 'cyclonedx-json', `oci-dir:${layout}`];
  const own = { ...env, PATH: process.env.PATH, SYFT_CHECK_FOR_APP_UPDATE: 'false' };
  if (peer) cases.push({ name: 'syft', run: () => once(command, { env: own }) });
  const rounds = await roundRobin(cases, { rounds: quick ? 3 : 7, warmup: 1, floor: 'plimsoll' });
  console.log(
    `\nplimsoll scan of an image of ${megabytes} MB, against ${peer ?? 'syft, which is not on PATH'} (${rounds})`,
  );
  const what = `${SYSTEM_PACKAGES + NPM_PACKAGES} packages`;
  for (const [id, field, unit] of [
    ['I1', 'ms', '× syft'],
    ['I2', 'cpu', '× the CPU time of syft'],
  ]) {
    const value = peer ? rounds.ratio('plimsoll', 'syft', field) : null;
    table.add({
      id,
      what,
      ms: rounds.median('plimsoll', field),
      value,
      unit,
      ...(field === 'ms' && { failAbove: SLOWEST }),
    });
  }
  const memory = rounds.median('plimsoll', 'megabytes');
  table.add({
    id: 'I3',
    what: 'peak memory',
    value: Number.isNaN(memory) ? null : { median: memory },
    failAbove: 160,
    unit: 'MB',
  });
}
