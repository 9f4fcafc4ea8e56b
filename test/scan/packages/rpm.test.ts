import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ScanError } from '../../../src/scan/error.ts';
import { readFound } from '../../../src/scan/packages/read.ts';
import { readTable } from '../../../src/scan/packages/sqlite.ts';
import type { Kind } from '../../../src/scan/packages/wanted.ts';
import { berkeleyFile, ndbFile, sqliteFile } from './database-files.ts';

type Tags = readonly (readonly [number, string | number | readonly string[] | readonly number[]])[];

/** A package header as rpm stores it. */
function header(tags: Tags): Buffer {
  const index: Buffer[] = [];
  const data: Buffer[] = [];
  let size = 0;
  for (const [tag, value] of tags) {
    const list: readonly (string | number)[] = typeof value === 'object' ? value : [value];
    const isNumber = typeof list[0] === 'number';
    if (isNumber && size % 4 !== 0) size += data.push(Buffer.alloc(4 - (size % 4))) && 4 - (size % 4);
    const bytes = Buffer.concat(
      list.map((item) => {
        if (typeof item === 'string') return Buffer.from(`${item}\0`);
        const number = Buffer.alloc(4);
        number.writeUInt32BE(item);
        return number;
      }),
    );
    const entry = Buffer.alloc(16);
    entry.writeUInt32BE(tag, 0);
    entry.writeUInt32BE(isNumber ? 4 : typeof value === 'object' ? 8 : 6, 4);
    entry.writeUInt32BE(size, 8);
    entry.writeUInt32BE(list.length, 12);
    index.push(entry);
    data.push(bytes);
    size += bytes.length;
  }
  const start = Buffer.alloc(8);
  start.writeUInt32BE(index.length, 0);
  start.writeUInt32BE(size, 4);
  return Buffer.concat([start, ...index, ...data]);
}

const CURL: Tags = [
  [1000, 'libcurl'],
  [1001, '7.76.1~rc1'],
  [1002, '26.el9'],
  [1003, 1],
  [1014, 'MIT'],
  [1022, 'x86_64'],
  [1044, 'curl-7.76.1~rc1-26.el9.src.rpm'],
  [1116, [0, 0, 1]],
  [1117, ['curl', 'README.md', 'tool']],
  [1118, ['/usr/bin/', '/opt/']],
  [5096, 'curl:8:1:x'],
];
const PLAIN: Tags = [
  [1000, 'bash'],
  [1001, '5.1'],
  [1002, '1'],
];
const KEY: Tags = [
  [1000, 'gpg-pubkey'],
  [1001, 'a'],
  [1002, 'b'],
];

function read(content: Buffer, kind: Kind = 'rpm-sqlite') {
  return readFound(kind, content, 'var/lib/rpm/rpmdb.sqlite');
}

const FORMATS: readonly (readonly [Kind, (blobs: readonly Buffer[]) => Buffer])[] = [
  ['rpm-sqlite', (blobs) => sqliteFile('Packages', blobs)],
  ['rpm-ndb', ndbFile],
  ['rpm-berkeley', berkeleyFile],
];

describe.each(FORMATS)('the rpm database in the format %s', (kind, write) => {
  it('lists packages and the files they own, and no keys', () => {
    expect(read(write([header(CURL), header(KEY), header(PLAIN)]), kind)).toEqual({
      packages: [
        {
          type: 'rpm',
          name: 'libcurl',
          version: '1:7.76.1~rc1-26.el9',
          arch: 'x86_64',
          source: { name: 'curl', version: '7.76.1~rc1-26.el9' },
          licences: ['MIT'],
          module: 'curl:8:1:x',
        },
        { type: 'rpm', name: 'bash', version: '5.1-1', source: { name: 'bash', version: '5.1-1' } },
      ],
      owned: ['usr/bin/curl', 'opt/tool'],
    });
  });

  it('reads headers of any size', () => {
    for (const size of [0, 1, 400, 486, 487, 512, 5_000, 100_000]) {
      const large = Buffer.concat([header(PLAIN), Buffer.alloc(size, 7)]);
      const { packages, gap } = read(write([large, header(CURL), large]), kind);
      expect([size, gap, packages.map(({ name }) => name)]).toEqual([size, undefined, ['bash', 'libcurl', 'bash']]);
    }
  });

  it('may be empty', () => {
    expect(read(write([]), kind)).toEqual({ packages: [], owned: [] });
  });

  it('says that it is damaged', () => {
    expect(read(Buffer.alloc(0), kind).gap).toBeDefined();
    expect(read(Buffer.alloc(1000), kind).gap).toBeDefined();
    expect(read(write([Buffer.alloc(3)]), kind).gap).toBe('the rpm database is damaged');
    const file = write([header(CURL), header(CURL)]);
    expect(read(file.subarray(0, Math.floor(file.length / 512 - 1) * 512), kind).gap).toContain('is damaged');
  });

  it('any damage ends, and leaves no error', () => {
    const file = write([header(CURL), header(PLAIN)]);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1 }), (changes) => {
        const changed = Buffer.from(file);
        for (const [at, byte] of changes) changed[at] = byte;
        expect(read(changed, kind).packages.length).toBeLessThan(10);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the rpm database', () => {
  it('needs its table', () => {
    expect(read(sqliteFile('Names', [])).gap).toBe('the SQLite database has no table Packages');
  });

  it('a write-ahead log that is not empty is a gap', () => {
    expect(readFound('rpm-log', Buffer.alloc(0), 'x').gap).toBeUndefined();
    expect(readFound('rpm-log', Buffer.alloc(1), 'x').gap).toContain('changes that were not written');
  });

  const loader = ['db_load', 'db5.3_load'].find((name) => spawnSync(name, ['-V']).status === 0);
  it.skipIf(loader === undefined)('reads what Berkeley DB writes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'plimsoll-bdb-'));
    try {
      const blobs = Array.from({ length: 300 }, (_, index) =>
        Buffer.concat([header(CURL), Buffer.alloc(index * 97, 1)]),
      );
      const pairs = blobs.map(
        (blob, index) => ` ${(index + 1).toString(16).padStart(8, '0')}\n ${blob.toString('hex')}\n`,
      );
      const input = `VERSION=3\nformat=bytevalue\ntype=hash\ndb_pagesize=4096\nHEADER=END\n 00000000\n 07000000\n${pairs.join('')}DATA=END\n`;
      execFileSync(loader ?? '', [join(folder, 'Packages')], { input });
      const { packages, gap } = read(readFileSync(join(folder, 'Packages')), 'rpm-berkeley');
      expect(gap).toBeUndefined();
      expect(packages.length).toBe(blobs.length);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  const hasRpm = spawnSync('rpmbuild', ['--version']).status === 0;
  it.skipIf(!hasRpm)('agrees with rpm -qa about a database that rpm made', { timeout: 60_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'plimsoll-rpm-'));
    try {
      for (const [name, epoch] of [
        ['one', 0],
        ['two', 3],
      ] as const) {
        const make = `for i in $(seq 400); do : > %{buildroot}/usr/share/${name}/file$i; done`;
        const epochLine = epoch > 0 ? `Epoch: ${epoch}\n` : '';
        writeFileSync(
          join(folder, `${name}.spec`),
          `Name: ${name}\n${epochLine}Version: 1.0~rc1\nRelease: 2\nSummary: x\nLicense: MIT\nBuildArch: noarch\n%description\nx\n%install\nmkdir -p %{buildroot}/usr/share/${name}\n${make}\n%files\n/usr/share/${name}\n`,
        );
        execFileSync('rpmbuild', ['-bb', '--define', `_topdir ${folder}`, join(folder, `${name}.spec`)], {
          stdio: 'ignore',
        });
      }
      const database = join(folder, 'root/var/lib/rpm');
      mkdirSync(database, { recursive: true });
      const options = ['--root', join(folder, 'root'), '--dbpath', '/var/lib/rpm', '--define', '_db_backend sqlite'];
      const packages = readdirSync(join(folder, 'RPMS/noarch')).map((file) => join(folder, 'RPMS/noarch', file));
      execFileSync('rpm', [...options, '-i', '--justdb', '--nodeps', ...packages], { stdio: 'ignore' });
      const all = execFileSync(
        'rpm',
        [...options, '-qa', '--qf', '%{NAME} %|EPOCH?{%{EPOCH}:}|%{VERSION}-%{RELEASE}\n'],
        { encoding: 'utf8' },
      );
      const found = read(readFileSync(join(database, 'rpmdb.sqlite')));
      expect(found.packages.map(({ name, version }) => `${name} ${version}`).sort()).toEqual(
        all.trim().split('\n').sort(),
      );
      expect(found.packages).toHaveLength(2);
      expect(found.owned?.length).toBe(802);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('SQLite', () => {
  it('reads blobs of any size, through overflow pages', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4000 }), { maxLength: 20 }),
        fc.constantFrom(512, 1024, 4096, 65_536),
        (sizes, page) => {
          const blobs = sizes.map((size, index) => Buffer.alloc(size, index + 1));
          const rows = [...readTable(sqliteFile('t', blobs, page), 't')].map(([, blob]) => blob);
          expect(rows).toEqual(blobs);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('refuses pages that lead back', () => {
    const file = sqliteFile('t', [Buffer.alloc(10)]);
    file.writeUInt32BE(2, 512 + 8);
    expect(() => [...readTable(file, 't')]).toThrow(ScanError);
  });

  const hasPython = spawnSync('python3', ['-c', 'import sqlite3']).status === 0;
  it.skipIf(!hasPython)('reads what SQLite writes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'plimsoll-sqlite-'));
    try {
      const script = `import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("create table other (a text)")
db.execute("create table t (id integer primary key, body blob)")
db.executemany("insert into t values (?, ?)", [(i, bytes([i % 256]) * (i * 37 % 20000)) for i in range(1, 800)])
db.execute("delete from t where id % 3 = 0")
db.commit()`;
      execFileSync('python3', ['-c', script, join(folder, 'x.db')]);
      const rows = [...readTable(readFileSync(join(folder, 'x.db')), 't')];
      const expected = Array.from({ length: 799 }, (_, index) => index + 1).filter((id) => id % 3 !== 0);
      expect(rows.map(([, body]) => (Buffer.isBuffer(body) ? [body[0] ?? null, body.length] : null))).toEqual(
        expected.map((id) => ((id * 37) % 20_000 === 0 ? [null, 0] : [id % 256, (id * 37) % 20_000])),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
