import { deflateRawSync, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCargo, readGoInfo, traceExecutable } from '../../../src/scan/packages/executable.ts';
import { readFound } from '../../../src/scan/packages/read.ts';
import { type Kind, kindOf, mayBeOwned } from '../../../src/scan/packages/wanted.ts';
import { piecesOf } from '../build.ts';
import { zip } from './zip.ts';

function read(kind: Kind, content: string | Buffer, path = 'x') {
  return readFound(kind, Buffer.from(content), path);
}

/** `NAME VERSION` of each package. */
function names(kind: Kind, content: string | Buffer, path?: string): string[] {
  return read(kind, content, path).packages.map(({ name, version }) => `${name} ${version}`);
}

describe('which files are read', () => {
  it.each<[string, Kind | undefined]>([
    ['etc/os-release', 'os-release'],
    ['usr/lib/os-release', 'os-release'],
    ['var/lib/dpkg/status', 'dpkg-status'],
    ['var/lib/dpkg/status-old', undefined],
    ['var/lib/dpkg/status.d/base', 'dpkg-stanza'],
    ['var/lib/dpkg/status.d/base.md5sums', 'dpkg-sums'],
    ['var/lib/dpkg/info/bash.list', 'dpkg-list'],
    ['var/lib/dpkg/info/bash.postinst', undefined],
    ['lib/apk/db/installed', 'apk'],
    ['usr/lib/apk/db/installed', 'apk'],
    ['var/lib/rpm/rpmdb.sqlite', 'rpm-sqlite'],
    ['usr/lib/sysimage/rpm/Packages.db', 'rpm-ndb'],
    ['usr/share/rpm/Packages', 'rpm-berkeley'],
    ['node_modules/a/package.json', 'npm'],
    ['app/node_modules/@scope/a/package.json', 'npm'],
    ['app/node_modules/a/node_modules/b/package.json', 'npm'],
    ['app/node_modules/a/lib/package.json', undefined],
    ['app/node_modules/.cache/package.json', undefined],
    ['app/node_modules/package.json', undefined],
    ['app/package.json', undefined],
    ['x/a-1.dist-info/METADATA', 'python'],
    ['x/a.egg-info/PKG-INFO', 'python'],
    ['x/a.egg-info', 'python'],
    ['x/a.dist-info/RECORD', undefined],
    ['usr/lib/ruby/gems/3.1.0/specifications/rake-13.gemspec', 'gem'],
    ['usr/lib/ruby/gems/3.1.0/specifications/default/json.gemspec', 'gem'],
    ['usr/lib/ruby/gems/3.1.0/gems/rake-13/rake.gemspec', undefined],
    ['srv/vendor/composer/installed.json', 'composer'],
    ['app/App.deps.json', 'dotnet'],
    ['opt/conda/conda-meta/numpy-1.json', 'conda'],
    ['opt/a.jar', 'jar'],
    ['opt/a.WAR', 'jar'],
    ['jar', undefined],
    ['__proto__', undefined],
  ])('%s: %s', (path, kind) => {
    expect(kindOf(path)).toBe(kind);
  });

  it.each([
    ['usr/bin/docker', true],
    ['usr/lib/python3/dist-packages/a.egg-info', true],
    ['usr/share/doc/a/README.md', false],
    ['', false],
  ])('%j may be owned: %s', (path, expected) => {
    expect(mayBeOwned(path)).toBe(expected);
  });
});

describe('dpkg', () => {
  const stanza = (status: string, more = '') =>
    `Package: libfoo1\nStatus: ${status}\nArchitecture: amd64\n${more}Version: 1:2-3+b1\nDescription: x\n Package: no\n`;

  it.each([
    ['install ok installed', 1],
    ['hold ok installed', 1],
    ['deinstall ok config-files', 0],
    ['install ok half-installed', 0],
    ['install ok not-installed', 0],
  ])('a package that is %s', (status, count) => {
    expect(names('dpkg-status', stanza(status))).toEqual(count === 1 ? ['libfoo1 1:2-3+b1'] : []);
  });

  it.each([
    ['', { name: 'libfoo1', version: '1:2-3+b1' }],
    ['Source: foo\n', { name: 'foo', version: '1:2-3+b1' }],
    ['Source: foo (2-3)\n', { name: 'foo', version: '2-3' }],
  ])('its source: %j', (more, source) => {
    const { packages } = read('dpkg-status', stanza('install ok installed', more));
    expect(packages).toEqual([{ type: 'deb', name: 'libfoo1', version: '1:2-3+b1', arch: 'amd64', source }]);
  });

  it('a distroless stanza has no state', () => {
    expect(names('dpkg-stanza', 'Package: base-files\nVersion: 12\n')).toEqual(['base-files 12']);
  });

  it('lists files with and without sums', () => {
    expect(read('dpkg-list', '/.\n/usr/bin/go\n/usr/share/a.txt\n').owned).toContain('usr/bin/go');
    expect(read('dpkg-sums', `${'0'.repeat(32)}  ./usr/bin/go\n`).owned).toEqual(['usr/bin/go']);
  });
});

it('apk: packages with their origin, and their files', () => {
  const text =
    'C:Q1\nP:libcrypto3\nV:3.1.1-r1\nA:x86_64\nL:Apache-2.0\no:openssl\nF:usr/bin\nR:openssl\n\nP:musl\nV:1.2.4-r0\nF:\nR:top\n';
  expect(read('apk', text)).toEqual({
    packages: [
      {
        type: 'apk',
        name: 'libcrypto3',
        version: '3.1.1-r1',
        arch: 'x86_64',
        source: { name: 'openssl', version: '3.1.1-r1' },
        licences: ['Apache-2.0'],
      },
      { type: 'apk', name: 'musl', version: '1.2.4-r0', source: { name: 'musl', version: '1.2.4-r0' } },
    ],
    owned: ['usr/bin/openssl', 'top'],
  });
});

it.each<[string, object | undefined]>([
  [
    'ID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\nPRETTY_NAME="Debian 12"\n',
    { id: 'debian', version: '12', codename: 'bookworm', title: 'Debian 12' },
  ],
  ["ID='Alpine'\nVERSION_ID=3.22.1", { id: 'alpine', version: '3.22.1' }],
  ['PRETTY_NAME="a \\"b\\" \\$c"\nID=x', { id: 'x', title: 'a "b" $c' }],
  ['# ID=no\n', undefined],
])('os-release: %j', (text, release) => {
  expect(read('os-release', text).release).toEqual(release);
});

describe('files in JSON', () => {
  it.each<[Kind, unknown, string[]]>([
    ['npm', { name: '@a/b', version: '1.0.0' }, ['@a/b 1.0.0']],
    ['npm', { name: 'a' }, []],
    ['npm', { name: ['a'], version: 1 }, []],
    ['npm', { name: 'a\nb', version: '1' }, ['a\nb 1']],
    ['npm', { name: 'a'.repeat(2000), version: '1' }, []],
    ['npm', null, []],
    ['composer', { packages: [{ name: 'a/b', version: 'v1.0.0' }, null, 'x'] }, ['a/b v1.0.0']],
    ['composer', [{ name: 'a/b', version: '1.0.0' }], ['a/b 1.0.0']],
    [
      'dotnet',
      { libraries: { 'App/1.0.0': { type: 'project' }, 'A.B/2.0.0': { type: 'package' }, odd: { type: 'package' } } },
      ['A.B 2.0.0'],
    ],
    ['conda', { name: 'numpy', version: '1.26.0' }, ['numpy 1.26.0']],
  ])('%s of %j', (kind, json, expected) => {
    expect(names(kind, JSON.stringify(json))).toEqual(expected);
  });

  it('npm has had three ways to state a licence', () => {
    for (const licence of [{ license: 'MIT' }, { license: { type: 'MIT' } }, { licenses: [{ type: 'MIT' }] }])
      expect(read('npm', JSON.stringify({ name: 'a', version: '1', ...licence })).packages[0]?.licences).toEqual([
        'MIT',
      ]);
  });
});

it('python: the headers alone count', () => {
  expect(names('python', 'Metadata-Version: 2.1\r\nName: Flask\r\nVersion: 2.0.0\r\n\r\nName: no\r\n')).toEqual([
    'Flask 2.0.0',
  ]);
  expect(read('python', 'Name: a\nVersion: 1\nLicense: UNKNOWN\n').packages[0]?.licences).toBeUndefined();
  expect(read('python', 'Name: a\nVersion: 1\nLicense-Expression: MIT\n').packages[0]?.licences).toEqual(['MIT']);
});

it('gems: what RubyGems writes', () => {
  const text =
    'Gem::Specification.new do |s|\n  s.name = "rake".freeze\n  s.version = "13.0.6"\n  s.licenses = ["MIT".freeze]\nend\n';
  expect(read('gem', text).packages).toEqual([{ type: 'gem', name: 'rake', version: '13.0.6', licences: ['MIT'] }]);
});

describe('jars', () => {
  const properties = (artifact: string, group = 'groupId=org.example\n') =>
    `${group}artifactId=${artifact}\nversion=1.0\n`;

  it('reads pom.properties, also without a group', () => {
    const jar = zip([
      ['META-INF/maven/org.example/a/pom.properties', properties('a')],
      ['pom.properties', properties('b', '')],
    ]);
    expect(names('jar', jar)).toEqual(['org.example:a 1.0', 'b 1.0']);
    expect(read('jar', jar).packages.map(({ isGuess }) => isGuess)).toEqual([undefined, true]);
  });

  it.each([
    ['lib/guava-31.1-jre.jar', '', 'guava 31.1-jre'],
    ['lib/a.jar', 'Implementation-Version: 2.0\r\n', 'a 2.0'],
    [
      'lib/a.jar',
      'Implementation-Vendor-Id: org.example\nImplementation-Version: 2.\n 0\n\nName: x\nImplementation-Version: 9\n',
      'org.example:a 2.0',
    ],
    ['lib/a-1.0.jar', 'Bundle-Version: 2.0\n', 'a 1.0'],
  ])('%s with the manifest %j is %s', (path, manifest, expected) => {
    const jar = zip([['META-INF/MANIFEST.MF', manifest]]);
    expect(names('jar', jar, path)).toEqual([expected]);
  });

  it('goes three levels down', () => {
    let jar = zip([['pom.properties', properties('inner')]]);
    for (let level = 1; level <= 4; level++) {
      const nested = jar;
      jar = zip([
        [`level${level}-1.jar`, nested],
        ['pom.properties', properties(`outer${level}`)],
      ]);
      expect([level, read('jar', jar).gap]).toEqual([
        level,
        level < 4 ? undefined : 'archives are nested more than 3 levels deep',
      ]);
    }
    expect(names('jar', jar)).toEqual([
      'org.example:outer4 1.0',
      'org.example:outer3 1.0',
      'org.example:outer2 1.0',
      'org.example:outer1 1.0',
    ]);
  });

  it('says when classes are of unknown version', () => {
    expect(read('jar', zip([['a/B.class', 'x']]), 'lib/a.jar').gap).toBe('a.jar does not state its version');
    expect(read('jar', zip([['README', 'x']]), 'lib/a.jar').gap).toBeUndefined();
  });

  it('finds the archive behind a script', () => {
    const jar = zip([['pom.properties', properties('a')]]);
    expect(names('jar', Buffer.concat([Buffer.from('#!/bin/sh\nexec java -jar "$0"\n'), jar]))).toEqual([
      'org.example:a 1.0',
    ]);
  });

  it('refuses content that is larger than stated, and any damage', () => {
    const bomb = zip([['pom.properties', Buffer.alloc(5_000_000)]], (central) => central.writeUInt32LE(100, 24));
    expect(read('jar', bomb).gap).toBe('the zip archive is damaged');
    const jar = zip([
      ['pom.properties', properties('a')],
      ['b.jar', zip([['pom.properties', properties('b')]])],
    ]);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(jar.length - 1), fc.nat(255)), { minLength: 1 }), (changes) => {
        const changed = Buffer.from(jar);
        for (const [at, byte] of changes) changed[at] = byte;
        expect(read('jar', changed).packages.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 500 },
    );
  });
});

describe('programs', () => {
  const text = (value: string) => Buffer.concat([Buffer.from(varint(Buffer.byteLength(value))), Buffer.from(value)]);
  const goInfo = (version: string, modules: string): Buffer => {
    const header = Buffer.alloc(32);
    header.write('\xff Go buildinf:', 'latin1');
    header[14] = 8;
    header[15] = 2;
    const sentinel = Buffer.alloc(16, 0xf9);
    const inner = Buffer.concat([sentinel, Buffer.from(modules), sentinel]);
    return Buffer.concat([header, text(version), Buffer.from(varint(inner.length)), inner]);
  };
  const MODULES = [
    'path\texample.com/app',
    'mod\texample.com/app\t(devel)\t',
    'dep\tgolang.org/x/text\tv0.3.7\th1:x=',
    'dep\tgopkg.in/old\tv1.0.0',
    '=>\tgopkg.in/new\tv1.1.0\th1:y=',
    'dep\texample.com/local\tv1.0.0',
    '=>\t../local\t(devel)\t',
    'build\t-compiler=gc',
  ].join('\n');
  const EXPECTED = ['stdlib 1.21.3', 'golang.org/x/text v0.3.7', 'gopkg.in/new v1.1.0'];

  it('Go states its own version and its modules', async () => {
    const info = goInfo('go1.21.3 X:boringcrypto', MODULES);
    const program = Buffer.concat([
      Buffer.alloc(4096),
      Buffer.from('\xff Go buildinf: in a text', 'latin1'),
      Buffer.alloc(3000),
      info,
      Buffer.alloc(5000),
    ]);
    for (const piece of [33, 512, 100_000]) {
      const { go } = await traceExecutable(piecesOf(program, piece));
      expect(go?.packages.map(({ name, version }) => `${name} ${version}`)).toEqual(EXPECTED);
    }
  });

  it('nothing else is taken for build information', () => {
    expect(readGoInfo(Buffer.alloc(10))).toBeUndefined();
    expect(readGoInfo(goInfo('not go', MODULES))).toBeUndefined();
    expect(readGoInfo(goInfo('go1.21', MODULES).subarray(0, 33))).toBeUndefined();
    expect(readGoInfo(goInfo('devel +abc', ''))?.packages).toEqual([]);
  });

  it('cargo-auditable lists crates, without those that only built the program', async () => {
    const crates = {
      packages: [
        { name: 'app', version: '0.1.0', source: 'local', root: true },
        { name: 'memchr', version: '2.7.0', source: 'crates.io' },
        { name: 'cc', version: '1.0.0', source: 'crates.io', kind: 'build' },
      ],
    };
    const program = elf('.dep-v0', deflateSync(JSON.stringify(crates)));
    expect((await traceExecutable(piecesOf(program))).isCargo).toBe(true);
    expect(readCargo(program).packages).toEqual([{ type: 'cargo', name: 'memchr', version: '2.7.0' }]);
    expect(readCargo(elf('.dep-v0', Buffer.from('damaged'))).gap).toBe('its list of crates is damaged');
    expect(readCargo(elf('.dep-v0', deflateRawSync(Buffer.alloc(100)))).gap).toBe('its list of crates is damaged');
    expect(readCargo(elf('.text', Buffer.from('x')))).toEqual({ packages: [] });
    for (const size of [0, 10, 64, 100, program.length - 1])
      expect(readCargo(program.subarray(0, size)).packages).toEqual([]);
  });
});

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)];
}

/** A 64-bit ELF file with one section and the table of names. */
function elf(name: string, content: Buffer): Buffer {
  const table = Buffer.from(`\0${name}\0.shstrtab\0`);
  const header = Buffer.alloc(64);
  header.write('\x7fELF\x02\x01\x01', 'latin1');
  header.writeBigUInt64LE(BigInt(64 + content.length + table.length), 40);
  header.writeUInt16LE(64, 58);
  header.writeUInt16LE(3, 60);
  header.writeUInt16LE(2, 62);
  const section = (nameAt: number, at: number, size: number): Buffer => {
    const entry = Buffer.alloc(64);
    entry.writeUInt32LE(nameAt, 0);
    entry.writeBigUInt64LE(BigInt(at), 24);
    entry.writeBigUInt64LE(BigInt(size), 32);
    return entry;
  };
  const names = section(name.length + 2, 64 + content.length, table.length);
  return Buffer.concat([header, content, table, Buffer.alloc(64), section(1, 64, content.length), names]);
}
