import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { catalogueFiles, catalogueLayers } from '../../src/scan/catalogue.ts';
import { LIMITS } from '../../src/scan/limits.ts';
import { Budget } from '../../src/scan/oci/decompress.ts';
import { tarEntries } from '../../src/scan/oci/tar.ts';
import { bytesOf, digestOf, type Member, piecesOf, tar } from './build.ts';

const STATUS = 'var/lib/dpkg/status';
const OS: Member = { path: 'etc/os-release', content: 'ID=debian\nVERSION_ID="12"\n' };

function status(...packages: string[]): Member {
  const stanzas = packages.map((entry) => {
    const [name, version] = entry.split(' ');
    return `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\nVersion: ${version}\n`;
  });
  return { path: STATUS, content: stanzas.join('\n') };
}

function npm(name: string, version = '1.0.0', folder = 'app'): Member {
  return { path: `${folder}/node_modules/${name}/package.json`, content: JSON.stringify({ name, version }) };
}

async function scan(...layers: (readonly Member[])[]) {
  return catalogueLayers(
    layers.map((members) => {
      const plain = tar(members);
      const packed = gzipSync(plain);
      return { digest: digestOf(packed), diffId: digestOf(plain), blob: bytesOf(packed) };
    }),
  );
}

/** `NAME VERSION LAYER` of each package. */
async function found(...layers: (readonly Member[])[]): Promise<string[]> {
  const { packages } = await scan(...layers);
  return packages.map(({ name, version, layer }) => `${name} ${version} ${layer}`);
}

describe('layers', () => {
  it('a package belongs to the layer that brought this version of it', async () => {
    const layers = [[OS, status('a 1', 'b 1')], [status('a 1', 'b 2', 'c 1')], [status('a 1', 'b 2')]];
    expect(await found(...layers)).toEqual(['a 1 0', 'b 2 1']);
  });

  it('packages of the system carry their release', async () => {
    const { packages, release } = await scan([status('a 1')], [OS]);
    expect(release).toEqual({ id: 'debian', version: '12' });
    expect(packages[0]).toMatchObject({ purl: 'pkg:deb/debian/a@1?arch=amd64&distro=debian-12', release });
  });

  it.each<[string, Member[][], string[]]>([
    [
      'a whiteout removes a file',
      [[npm('a'), npm('b')], [{ path: 'app/node_modules/a/.wh.package.json' }]],
      ['b 1.0.0 0'],
    ],
    ['a whiteout removes a folder', [[npm('a'), npm('b')], [{ path: 'app/node_modules/.wh.a' }]], ['b 1.0.0 0']],
    ['a whiteout at the top', [[npm('a'), npm('b', '1.0.0', 'other')], [{ path: './.wh.app' }]], ['b 1.0.0 0']],
    [
      'a whiteout leaves what its own layer adds before it',
      [[npm('a')], [npm('b'), { path: '.wh.app' }]],
      ['b 1.0.0 1'],
    ],
    [
      'a whiteout leaves what its own layer adds after it',
      [[npm('a')], [{ path: '.wh.app' }, npm('b')]],
      ['b 1.0.0 1'],
    ],
    ['an opaque folder hides lower layers', [[npm('a')], [{ path: 'app/.wh..wh..opq' }, npm('b')]], ['b 1.0.0 1']],
    ['an opaque folder, last', [[npm('a')], [npm('b'), { path: 'app/.wh..wh..opq' }]], ['b 1.0.0 1']],
    ['an opaque root', [[npm('a')], [{ path: '.wh..wh..opq' }, npm('b')]], ['b 1.0.0 1']],
    ['other marks of AUFS mean nothing', [[npm('a')], [{ path: 'app/.wh..wh.plnk' }]], ['a 1.0.0 0']],
    ['a file in the place of a folder', [[npm('a')], [{ path: 'app', content: 'x' }]], []],
    ['a link in the place of a folder', [[npm('a')], [{ path: 'app', flag: '2', target: 'b' }]], []],
    ['a device in the place of a file', [[npm('a')], [{ path: 'app/node_modules/a/package.json', flag: '3' }]], []],
    ['a folder leaves what is in it', [[npm('a')], [{ path: 'app/', flag: '5' }]], ['a 1.0.0 0']],
    ['what came back belongs to the later layer', [[npm('a')], [{ path: '.wh.app' }], [npm('a')]], ['a 1.0.0 2']],
    ['the last of two entries counts', [[npm('a'), npm('a', '2.0.0')]].map(renamed), ['a 2.0.0 0']],
    [
      'paths with dots and slashes',
      [[{ ...npm('a'), path: './/app/./node_modules/x/../a/package.json' }]],
      ['a 1.0.0 0'],
    ],
    ['paths that try to leave', [[{ ...npm('a'), path: '../../node_modules/a/package.json' }]], ['a 1.0.0 0']],
  ])('%s', async (_what, layers, expected) => {
    expect(await found(...layers)).toEqual(expected);
  });

  it('follows links of folders', async () => {
    const apk = { path: 'lib/apk/db/installed', content: 'P:musl\nV:1.2-r0\n' };
    const link = { path: 'lib', flag: '2', target: 'usr/lib' };
    const { packages } = await scan([link, apk], [{ ...apk, content: 'P:musl\nV:1.3-r0\n' }]);
    expect(packages.map(({ version, path }) => [version, path])).toEqual([['1.3-r0', 'usr/lib/apk/db/installed']]);
  });

  it('reads hard links, of files that are kept and of others', async () => {
    const content = npm('a').content;
    const hard = (target: string): Member => ({ path: 'b/node_modules/a/package.json', flag: '1', target });
    expect(await found([npm('a'), hard('app/node_modules/a/package.json')])).toEqual(['a 1.0.0 0', 'a 1.0.0 0']);
    expect(
      await found([{ path: 'store/1234', ...(content !== undefined && { content }) }, hard('store/1234')]),
    ).toEqual(['a 1.0.0 0']);
    expect(await found([hard('nowhere')])).toEqual([]);
  });

  it('does not list what a package of the system brought', async () => {
    const egg = 'usr/lib/python3/dist-packages/PyYAML-6.0.egg-info';
    const metadata = { path: `${egg}/PKG-INFO`, content: 'Name: PyYAML\nVersion: 6.0\n' };
    const own = { path: 'usr/local/lib/six.dist-info/METADATA', content: 'Name: six\nVersion: 1.0\n' };
    const list = { path: 'var/lib/dpkg/info/python3-yaml.list', content: `/usr\n/${egg}\n/${egg}/PKG-INFO\n` };
    expect(await found([status('python3-yaml 6.0-3'), metadata, own, list])).toEqual([
      'python3-yaml 6.0-3 0',
      'six 1.0 0',
    ]);
    expect(await found([metadata, own])).toEqual(['PyYAML 6.0 0', 'six 1.0 0']);
  });

  it('says what it could not read', async () => {
    const { gaps, packages } = await scan([
      { path: 'var/lib/rpm/Packages', content: 'x' },
      { path: 'usr/lib/sysimage/rpm/Packages.db', content: 'RpmP' },
      { path: 'opt/app.jar', content: 'PK' },
    ]);
    expect(packages).toEqual([]);
    expect(gaps).toEqual([
      { what: 'jar packages', path: 'opt/app.jar', reason: 'the zip archive is damaged' },
      {
        what: 'rpm packages',
        path: 'usr/lib/sysimage/rpm/Packages.db',
        reason: 'the rpm database is damaged',
        isSystem: true,
      },
      {
        what: 'rpm packages',
        path: 'var/lib/rpm/Packages',
        reason: 'the rpm database is of an unknown format',
        isSystem: true,
      },
    ]);
  });

  it('lists a package of two databases once', async () => {
    const apk = { path: 'lib/apk/db/installed', content: 'P:musl\nV:1.2-r0\n' };
    expect(await found([apk, { ...apk, path: 'usr/lib/apk/db/installed' }])).toEqual(['musl 1.2-r0 0']);
  });

  it('a distribution without a package database is a gap', async () => {
    const { gaps } = await scan([OS, npm('a')]);
    expect(gaps).toMatchObject([{ what: 'system packages', isSystem: true }]);
    expect((await scan([OS, status()])).gaps).toEqual([]);
    expect((await scan([npm('a')])).gaps).toEqual([]);
  });

  it('reads distroless images, with the files that their packages own', async () => {
    const stanza = {
      path: 'var/lib/dpkg/status.d/cHl0aG9u',
      content: 'Package: python3\nVersion: 3.11\nArchitecture: amd64\n',
    };
    const sums = {
      path: 'var/lib/dpkg/status.d/cHl0aG9u.md5sums',
      content: `${'0'.repeat(32)}  usr/lib/python3/a.egg-info\n`,
    };
    const egg = { path: 'usr/lib/python3/a.egg-info', content: 'Name: a\nVersion: 1\n' };
    expect(await found([OS, stanza, sums, egg])).toEqual(['python3 3.11 0']);
  });

  it('a file that is too large to read is a gap', async () => {
    const large = { path: 'app/node_modules/a/package.json', content: Buffer.alloc(64 * 1024 * 1024 + 1, 32) };
    const { gaps } = await catalogueLayers([{ blob: bytesOf(tar([large]), 1_000_000) }]);
    expect(gaps).toEqual([{ what: 'npm packages', path: large.path, reason: 'the file is too large: 65 MB' }]);
  });

  it('takes names from images as data', async () => {
    const names = ['__proto__', 'constructor', '\u001b[2J<script>'];
    const members = names.map((name, index) => ({
      path: `app/node_modules/p${index}/package.json`,
      content: JSON.stringify({ name, version: '1.0.0' }),
    }));
    expect(await found([{ path: '__proto__/node_modules/x/package.json', content: '{}' }, ...members])).toEqual([
      '\u001b[2J<script> 1.0.0 0',
      '__proto__ 1.0.0 0',
      'constructor 1.0.0 0',
    ]);
  });

  it('stops at a limit', async () => {
    const budget = new Budget({ ...LIMITS, entries: 10 });
    const members = Array.from({ length: 11 }, (_, index) => ({ path: `f${index}` }));
    await expect(catalogueLayers([{ blob: bytesOf(tar(members)) }], undefined, budget)).rejects.toThrow(
      'more than 10 files',
    );
  });
});

/** Two entries with the same path. */
function renamed(members: readonly Member[]): Member[] {
  return members.map((member) => ({ ...member, path: members[0]?.path ?? '' }));
}

describe('a root file system', () => {
  it('has no whiteouts', async () => {
    const archive = tar([npm('a'), { path: '.wh.app' }]);
    const { packages } = await catalogueFiles(() => tarEntries(piecesOf(archive)));
    expect(packages.map(({ name }) => name)).toEqual(['a']);
  });
});
