// Feeds damaged images, archives, package databases, SBOMs, advisories and vulnerability databases to the image scanner. Each must end within the time limit,
// with packages or with a ScanError. For developers and for CI at night.
//
//   node scripts/scan-fuzz.mjs [--count 200000] [--seed 1] [--only NAME]

import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { deflateSync, gzipSync } from 'node:zlib';
import { loadSource } from './diff/engine.mjs';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});
/** Longest time for one input, in milliseconds; generous, for busy machines. */
const LIMIT = 5_000;
const HOST = { os: 'linux', architecture: 'amd64' };

const source = await loadSource(`
export { Compiler } from '../scan/advisories/compile.ts';
export { Database } from '../scan/advisories/database.ts';
export { ExploitTable } from '../scan/advisories/exploits.ts';
export { findIssues } from '../scan/match/match.ts';
export { catalogueLayers } from '../scan/catalogue.ts';
export { ScanError } from '../scan/error.ts';
export { openArchive } from '../scan/oci/archive.ts';
export { readDockerArchive } from '../scan/oci/docker-archive.ts';
export { readLayout } from '../scan/oci/layout.ts';
export { readCargo, traceExecutable } from '../scan/packages/executable.ts';
export { readFound } from '../scan/packages/read.ts';
export { packageOfPurl } from '../scan/packages/purl.ts';
export { readSbom } from '../scan/sbom/read.ts';
export { bytesOf, dockerArchive, layout, pax, piecesOf, storeOf, tar } from '../../test/scan/build.ts';
export { berkeleyFile, ndbFile, sqliteFile } from '../../test/scan/packages/database-files.ts';
export { zip } from '../../test/scan/packages/zip.ts';
`);

/** Numbers of a fixed sequence (mulberry32). */
function sequence(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) % below;
  };
}

const BYTES = [0, 1, 9, 10, 32, 34, 46, 47, 48, 57, 58, 64, 91, 92, 123, 125, 127, 128, 192, 255];

/** One to eight changes: a byte, a number, a piece taken out, put twice, moved, or the rest cut off. */
function damage(bytes, next) {
  let changed = Buffer.from(bytes);
  for (let times = 1 + next(8); times > 0 && changed.length > 0; times--) {
    const at = next(changed.length);
    const end = Math.min(changed.length, at + 1 + next(64));
    const kind = next(12);
    if (kind < 5) changed[at] = kind < 2 ? next(256) : BYTES[next(BYTES.length)];
    else if (kind < 7) changed.fill(next(2) * 255, at, Math.min(end, at + 8));
    else if (kind === 7) changed = Buffer.concat([changed.subarray(0, at), changed.subarray(end)]);
    else if (kind === 8) changed = Buffer.concat([changed.subarray(0, end), changed.subarray(at)]);
    else if (kind === 9) changed.copy(changed, next(changed.length), at, end);
    else if (kind === 10)
      changed = Buffer.concat([
        changed.subarray(0, at),
        Buffer.alloc(1 + next(2000), BYTES[next(BYTES.length)]),
        changed.subarray(at),
      ]);
    else if (next(3) === 0) changed = changed.subarray(0, at);
  }
  return changed;
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const text = (lines) => Buffer.from(lines.join('\n'));
const json = (value) => Buffer.from(JSON.stringify(value));
const { tar, pax, zip } = source;

const MEMBERS = [
  { path: 'etc/os-release', content: 'ID=debian\nVERSION_ID=12\n' },
  { path: 'lib', flag: '2', target: 'usr/lib' },
  { path: 'var/lib/dpkg/status', content: 'Package: a\nStatus: install ok installed\nVersion: 1\n' },
  pax({ path: `${'deep/'.repeat(30)}node_modules/a/package.json`, size: '30' }),
  { path: 'short', content: '{"name":"a","version":"1.0.0"}' },
  { path: 'app/node_modules/b/package.json', flag: '1', target: 'short' },
  { path: 'app/.wh..wh..opq' },
  { path: 'app/.wh.node_modules' },
];
const HEADER = (() => {
  const data = Buffer.from('name\x001.0\x002\x00/usr/bin/\x00tool\x00\x00\x00\x00\x00', 'latin1');
  const rows = [
    [1000, 6, 0, 1],
    [1001, 6, 5, 1],
    [1002, 6, 9, 1],
    [1118, 8, 11, 1],
    [1117, 8, 21, 1],
    [1116, 4, 26, 1],
  ];
  const index = Buffer.alloc(8 + rows.length * 16);
  index.writeUInt32BE(rows.length, 0);
  index.writeUInt32BE(data.length, 4);
  for (const [place, number] of rows.flat().entries()) index.writeUInt32BE(number, 8 + place * 4);
  return Buffer.concat([index, data]);
})();
const GO = (() => {
  const header = Buffer.alloc(32);
  header.write('\xff Go buildinf:', 'latin1');
  header[15] = 2;
  const modules = Buffer.from(`${'x'.repeat(16)}path\tp\nmod\tm\tv1\ndep\td\tv2\n=>\te\tv3\n${'y'.repeat(16)}`);
  return Buffer.concat([
    Buffer.alloc(100),
    header,
    Buffer.from([6]),
    Buffer.from('go1.21'),
    Buffer.from([modules.length]),
    modules,
  ]);
})();
const CARGO = (() => {
  const content = deflateSync(JSON.stringify({ packages: [{ name: 'a', version: '1' }] }));
  const table = Buffer.from('\0.dep-v0\0.shstrtab\0');
  const header = Buffer.alloc(64);
  header.write('\x7fELF\x02\x01\x01', 'latin1');
  header.writeBigUInt64LE(BigInt(64 + content.length + table.length), 40);
  for (const [place, number] of [64, 3, 2].entries()) header.writeUInt16LE(number, 58 + place * 2);
  const sections = [
    [0, 0, 0],
    [1, 64, content.length],
    [9, 64 + content.length, table.length],
  ].map(([name, at, size]) => {
    const entry = Buffer.alloc(64);
    entry.writeUInt32LE(name, 0);
    entry.writeBigUInt64LE(BigInt(at), 24);
    entry.writeBigUInt64LE(BigInt(size), 32);
    return entry;
  });
  return Buffer.concat([header, content, table, ...sections]);
})();
const INNER = zip([
  ['META-INF/MANIFEST.MF', 'Implementation-Version: 1\n'],
  ['a/B.class', 'x'],
]);
const JAR = zip([
  ['META-INF/maven/g/a/pom.properties', 'groupId=g\nartifactId=a\nversion=1\n'],
  ['b.jar', INNER],
]);
const PURL = 'pkg:deb/debian/a@1%3A2?arch=amd64&distro=debian-12&upstream=b%403';
const CYCLONEDX = json({
  bomFormat: 'CycloneDX',
  components: [
    {
      type: 'library',
      name: 'a',
      purl: PURL,
      components: [{ type: 'operating-system', name: 'debian', version: '12' }],
    },
  ],
});
const SPDX = json({
  spdxVersion: 'SPDX-2.3',
  name: 'x',
  packages: [{ SPDXID: 'a', name: 'a', externalRefs: [{ referenceType: 'purl', referenceLocator: PURL }] }],
  relationships: [],
});

const reader = (kind) => (bytes) => source.readFound(kind, bytes, 'some/path-1.0.jar');
const layerOf = (bytes) =>
  source.catalogueLayers([{ blob: source.bytesOf(tar(MEMBERS)) }, { blob: source.bytesOf(bytes, 4096) }]);

/** Headers that are damaged before their checksum is made. */
function membersOf(_bytes, next) {
  const patch = (header) => damage(header, next).copy(header);
  const members = MEMBERS.map((member) => (next(3) === 0 ? { ...member, patch } : member));
  return layerOf(tar(next(4) === 0 ? [...members, ...members].sort(() => next(3) - 1) : members));
}

async function layoutOf(_bytes, next) {
  const files = source.layout([tar(MEMBERS)]);
  const paths = [...files.keys()];
  const path = paths[next(paths.length)];
  files.set(path, damage(files.get(path), next));
  const image = await source.readLayout(source.storeOf(files), { host: HOST });
  return source.catalogueLayers(image.layers);
}

async function archiveOf(bytes) {
  const store = await source.openArchive(source.bytesOf(bytes));
  const image = await source.readDockerArchive(store, { host: HOST });
  return source.catalogueLayers(image.layers);
}

const OSV = json({
  id: 'GHSA-a',
  modified: '2026-01-01T00:00:00Z',
  aliases: ['CVE-2026-0001'],
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
  affected: [
    {
      package: { ecosystem: 'Debian:12', name: 'b' },
      ranges: [
        {
          type: 'ECOSYSTEM',
          events: [{ introduced: '0' }, { fixed: '4' }, { introduced: '5' }, { last_affected: '6' }],
        },
      ],
      versions: ['3'],
      ecosystem_specific: { urgency: 'low' },
    },
  ],
});
const DATABASE_FILES = ['manifest.json', 'debian-12.txt', 'meta.txt', 'kev.txt', 'epss.bin'];

function filesOf(record, exploits = new source.ExploitTable()) {
  const compiler = new source.Compiler();
  compiler.add(record);
  return compiler.finish(new Date(0), [], exploits);
}

function match(files) {
  const database = new source.Database((file) => files.get(file) ?? Buffer.alloc(0));
  database.verify();
  return source.findIssues([source.packageOfPurl(PURL)], database);
}

function advisoryOf(bytes) {
  let record;
  try {
    record = JSON.parse(bytes.toString());
  } catch {
    throw new source.ScanError('not JSON');
  }
  return match(filesOf(record));
}

/** A file of a database is damaged, and its checksum is made to fit. */
function databaseOf(_bytes, next) {
  const files = filesOf(JSON.parse(OSV.toString()));
  const name = DATABASE_FILES[next(DATABASE_FILES.length)];
  const content = damage(files.get(name), next);
  files.set(name, content);
  if (name !== 'manifest.json') {
    const manifest = JSON.parse(files.get('manifest.json').toString());
    for (const entry of [...manifest.shards, ...manifest.files])
      if (entry.file === name) Object.assign(entry, { bytes: content.length, sha256: sha256(content) });
    files.set('manifest.json', json(manifest));
  }
  return match(files);
}

function tableOf(bytes) {
  const exploits = new source.ExploitTable();
  exploits.addCsv(bytes.toString());
  return match(filesOf(JSON.parse(OSV.toString()), exploits));
}

/** Name, valid input, what reads it. */
const TARGETS = [
  ['layer', tar(MEMBERS), layerOf],
  ['layer-headers', Buffer.alloc(1), membersOf],
  ['layer-gzip', gzipSync(tar(MEMBERS)), layerOf],
  ['layer-zstd', Buffer.from('28b52ffd005819000061626328b52ffd0458230000785a95e4', 'hex'), layerOf],
  ['layout', Buffer.alloc(1), layoutOf],
  ['docker-archive', tar(source.dockerArchive([tar(MEMBERS)])), archiveOf],
  [
    'dpkg-status',
    text(['Package: a', 'Status: install ok installed', 'Source: b (1)', 'Version: 2', '', 'Package: c']),
    reader('dpkg-status'),
  ],
  ['apk', text(['P:a', 'V:1-r0', 'o:b', 'F:usr/bin', 'R:tool', '', 'P:c', 'V:2']), reader('apk')],
  [
    'rpm-sqlite',
    source.sqliteFile('Packages', [HEADER, Buffer.concat([HEADER, Buffer.alloc(2000)])]),
    reader('rpm-sqlite'),
  ],
  ['rpm-ndb', source.ndbFile([HEADER, HEADER]), reader('rpm-ndb')],
  ['rpm-berkeley', source.berkeleyFile([HEADER, Buffer.concat([HEADER, Buffer.alloc(2000)])]), reader('rpm-berkeley')],
  ['npm', json({ name: '@a/b', version: '1.0.0', license: { type: 'MIT' } }), reader('npm')],
  ['composer', json({ packages: [{ name: 'a/b', version: '1' }] }), reader('composer')],
  ['dotnet', json({ libraries: { 'A/1': { type: 'package' } } }), reader('dotnet')],
  ['python', text(['Name: a', 'Version: 1', 'License: MIT', '']), reader('python')],
  ['gem', text(['s.name = "a".freeze', 's.version = "1"', 's.licenses = ["MIT"]']), reader('gem')],
  ['os-release', text(['ID=debian', 'VERSION_ID="12"', 'PRETTY_NAME="x \\" y"']), reader('os-release')],
  ['jar', JAR, reader('jar')],
  ['go', GO, (bytes) => source.traceExecutable(source.piecesOf(bytes, 100))],
  ['cargo', CARGO, (bytes) => source.readCargo(bytes)],
  ['cyclonedx', CYCLONEDX, (bytes) => source.readSbom(bytes, 'x')],
  ['spdx', SPDX, (bytes) => source.readSbom(bytes, 'x')],
  ['advisory', OSV, advisoryOf],
  ['database', Buffer.alloc(1), databaseOf],
  ['exploits', text(['cveID,dateAdded,epss', 'CVE-2026-0001,2026-01-01,"0.5"', '']), tableOf],
  ['purl', Buffer.from(PURL), (bytes) => source.packageOfPurl(bytes.toString())],
].filter(([name]) => values.only === '' || name === values.only);

const seed = Number(values.seed);
const each = Math.ceil(Number(values.count) / TARGETS.length);
let failures = 0;
let slowest = { time: 0, name: '' };
const start = performance.now();
for (const [name, valid, read] of TARGETS) {
  let refused = 0;
  for (let index = 0; index < each; index++) {
    const next = sequence(seed * 1_000_003 + index);
    const input = damage(valid, next);
    const before = performance.now();
    try {
      await read(input, next);
    } catch (error) {
      if (error instanceof source.ScanError) refused++;
      else {
        failures++;
        console.error(`${name}, input ${index}: ${error instanceof Error ? error.stack : error}`);
      }
    }
    const time = performance.now() - before;
    if (time > slowest.time) slowest = { time, name: `${name}, input ${index}` };
  }
  console.log(`${name.padEnd(15)} ${each} inputs, ${refused} refused`);
}
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(`${each * TARGETS.length} inputs in ${seconds} s, ${failures} failures, ${megabytes} MB at most`);
console.log(`slowest: ${slowest.time.toFixed(0)} ms (${slowest.name})`);
if (failures > 0 || slowest.time > LIMIT) process.exitCode = 1;
