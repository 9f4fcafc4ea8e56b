import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { describe, expect, it } from 'vitest';
import type { Package } from '../../../src/scan/package.ts';
import type { FoundPackage } from '../../../src/scan/packages/found.ts';
import { packageOfPurl, purlOf } from '../../../src/scan/packages/purl.ts';
import { cyclonedx } from '../../../src/scan/sbom/cyclonedx.ts';
import { readSbom } from '../../../src/scan/sbom/read.ts';
import { spdx } from '../../../src/scan/sbom/spdx.ts';
import type { Inventory } from '../../../src/scan/scan.ts';

const DEBIAN = { id: 'debian', version: '12', title: 'Debian 12' };

function complete(entry: FoundPackage & Pick<Package, 'release'>): Package {
  return { ...entry, purl: purlOf(entry), path: 'some/file', layer: 0 };
}

const PACKAGES: Package[] = [
  complete({
    type: 'deb',
    name: 'libssl3',
    version: '1:3.0.11-1~deb12u2',
    arch: 'amd64',
    source: { name: 'openssl', version: '3.0.11-1~deb12u2' },
    release: { id: 'debian', version: '12' },
  }),
  complete({
    type: 'rpm',
    name: 'libcurl',
    version: '1:7.76.1-26.el9',
    arch: 'x86_64',
    source: { name: 'curl', version: '7.76.1-26.el9' },
    release: { id: 'almalinux', version: '9.4' },
    module: 'curl:8:1:x',
  }),
  complete({ type: 'npm', name: '@babel/core', version: '7.20.0', licences: ['MIT'] }),
  complete({ type: 'maven', name: 'org.example:a', version: '1.0' }),
  complete({ type: 'golang', name: 'golang.org/x/text', version: 'v0.3.7' }),
  complete({ type: 'golang', name: 'stdlib', version: '1.21.3' }),
  complete({ type: 'pypi', name: 'PyYAML', version: '6.0' }),
  complete({ type: 'composer', name: 'a/b', version: 'v1.0.0' }),
  complete({ type: 'nuget', name: 'A.B', version: '1.0.0' }),
];

function scanOf(packages: readonly Package[], gaps: Inventory['catalogue']['gaps'] = []): Inventory {
  return {
    subject: { ref: 'app.tar', kind: 'image', name: 'app:1', digest: `sha256:${'a'.repeat(64)}`, layers: [] },
    catalogue: { release: DEBIAN, packages, gaps },
    tool: { name: 'plimsoll', version: '1.2.3' },
    created: new Date('2026-11-27T12:00:00.123Z'),
  };
}

describe('package URLs', () => {
  it.each([
    [0, 'pkg:deb/debian/libssl3@1%3A3.0.11-1~deb12u2?arch=amd64&distro=debian-12&upstream=openssl%403.0.11-1~deb12u2'],
    [
      1,
      'pkg:rpm/almalinux/libcurl@7.76.1-26.el9?arch=x86_64&distro=almalinux-9.4&epoch=1&rpmmod=curl%3A8%3A1%3Ax&upstream=curl-7.76.1-26.el9.src.rpm',
    ],
    [2, 'pkg:npm/%40babel/core@7.20.0'],
    [3, 'pkg:maven/org.example/a@1.0'],
    [4, 'pkg:golang/golang.org/x/text@v0.3.7'],
    [5, 'pkg:golang/stdlib@1.21.3'],
    [6, 'pkg:pypi/pyyaml@6.0'],
  ])('%i is %s', (index, purl) => {
    expect(decodeURIComponent(PACKAGES[index]?.purl ?? '')).toBe(decodeURIComponent(purl));
  });

  it('come back as the package that they name', () => {
    for (const { path: _path, layer: _layer, licences: _licences, ...entry } of PACKAGES) {
      const name = entry.type === 'pypi' ? entry.name.toLowerCase() : entry.name;
      expect(packageOfPurl(entry.purl)).toEqual({ ...entry, name });
    }
  });

  it.each([
    ['pkg:deb/ubuntu/bash@5?distro=22.04', { id: 'ubuntu', version: '22.04' }],
    ['pkg:deb/ubuntu/bash@5?distro=jammy', { id: 'ubuntu' }],
    ['pkg:deb/debian/bash@5', { id: 'debian' }],
    ['pkg:rpm/opensuse/bash@5?distro=opensuse-leap-15.6', { id: 'opensuse-leap', version: '15.6' }],
    ['pkg:npm/a@1?distro=debian-12', undefined],
  ])('%s is of the release %j', (purl, release) => {
    expect(packageOfPurl(purl)?.release).toEqual(release);
  });

  it.each([
    '',
    'pkg:',
    'pkg:npm/',
    'pkg:npm/a',
    'npm/a@1',
    'pkg:unknown/a@1',
    'pkg:npm/%@1',
    `pkg:npm/a@${'1'.repeat(5000)}`,
  ])('%j names no package', (purl) => {
    expect(packageOfPurl(purl)).toBeUndefined();
  });

  it('a name that breaks the rules of its type does no harm', () => {
    for (const name of ['a b', '', '%', '\ud800', '__proto__', 'a'.repeat(300)])
      expect(purlOf({ type: 'npm', name, version: '1' })).toMatch(/^pkg:/);
  });
});

describe.each([
  ['CycloneDX', cyclonedx],
  ['SPDX', spdx],
])('%s', (_format, write) => {
  it('is the same for the same packages', () => {
    expect(write(scanOf(PACKAGES))).toBe(write(scanOf([...PACKAGES])));
    expect(write(scanOf(PACKAGES))).not.toBe(write(scanOf(PACKAGES.slice(1))));
  });

  it('can be read back', () => {
    const { name, catalogue } = readSbom(Buffer.from(write(scanOf(PACKAGES))), 'x.json');
    expect(name).toBe('app:1');
    expect(catalogue.gaps).toEqual([]);
    expect(catalogue.release).toEqual({ id: 'debian', version: '12' });
    expect(catalogue.packages.map(({ purl }) => purl)).toEqual(PACKAGES.map(({ purl }) => purl));
  });

  it('says what could not be read', () => {
    const gap = {
      what: 'rpm packages',
      path: 'var/lib/rpm/Packages',
      reason: 'the rpm database is damaged',
    };
    expect(write(scanOf([], [gap]))).toContain('not read: rpm packages in var/lib/rpm/Packages');
  });

  it('cannot be made to act on a terminal', () => {
    const hostile = complete({ type: 'npm', name: '\u001b[2J<script>\u202e\u2028\ud800', version: '1' });
    expect(write(scanOf([hostile]))).toMatch(/^[\n\x20-\x7e]*$/);
  });
});

describe('the documents', () => {
  it.each([
    ['an image', scanOf(PACKAGES, [{ what: 'rpm packages', path: 'var/lib/rpm/Packages', reason: 'damaged' }])],
    ['nothing', { ...scanOf([]), catalogue: { packages: [], gaps: [] } }],
    ['a folder', { ...scanOf(PACKAGES), subject: { ref: '.', kind: 'folder', name: '.', layers: [] } }],
    [
      'hostile names',
      scanOf(['\u001b[2J', '\ud800', '', '%', '@/'].map((name) => complete({ type: 'npm', name, version: name }))),
    ],
  ] satisfies [string, Inventory][])(
    'CycloneDX of %s follows the strict schema of the standard',
    async (_what, scan) => {
      const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
      expect(await validator.validate(cyclonedx(scan))).toBeNull();
      // The validator is at work: it refuses a key that the standard does not have.
      expect(
        await validator.validate(cyclonedx(scan).replace('"bomFormat"', '"extra": 1, "bomFormat"')),
      ).not.toBeNull();
    },
  );

  it('CycloneDX has what the format requires', () => {
    const document = JSON.parse(cyclonedx(scanOf(PACKAGES)));
    expect(document).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      metadata: { timestamp: '2026-11-27T12:00:00Z', component: { type: 'container', name: 'app:1' } },
    });
    expect(document.serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    const references = document.components.map((component: { 'bom-ref': string }) => component['bom-ref']);
    expect(new Set(references).size).toBe(PACKAGES.length + 1);
    expect(document.components[3]).toMatchObject({
      group: '@babel',
      name: 'core',
      licenses: [{ license: { name: 'MIT' } }],
    });
  });

  it('SPDX has what the format requires', () => {
    const document = JSON.parse(spdx(scanOf(PACKAGES)));
    expect(document).toMatchObject({
      spdxVersion: 'SPDX-2.3',
      dataLicense: 'CC0-1.0',
      SPDXID: 'SPDXRef-DOCUMENT',
      creationInfo: { created: '2026-11-27T12:00:00Z', creators: ['Tool: plimsoll-1.2.3'] },
    });
    const ids = document.packages.map(({ SPDXID }: { SPDXID: string }) => SPDXID);
    expect(new Set(ids).size).toBe(PACKAGES.length + 2);
    for (const { relatedSpdxElement } of document.relationships) expect(ids).toContain(relatedSpdxElement);
    for (const id of ids) expect(id).toMatch(/^SPDXRef-[A-Za-z0-9.-]+$/);
  });
});

describe('reading an SBOM', () => {
  const read = (json: unknown) => readSbom(Buffer.from(JSON.stringify(json)), 'x.json').catalogue;

  it.each([
    ['no JSON', 'x', 'not valid JSON'],
    ['another JSON', '{}', 'this is not an SBOM'],
    ['a list', '[]', 'this is not an SBOM'],
    ['SPDX 3', '{"spdxVersion":"SPDX-3.0"}', 'this is not an SBOM'],
    ['depth', '{"a":'.repeat(200), 'levels deep'],
  ])('refuses %s', (_what, text, message) => {
    expect(() => readSbom(Buffer.from(text), 'x')).toThrow(message);
  });

  it('takes packages out of nested components, with the stated system', () => {
    const catalogue = read({
      bomFormat: 'CycloneDX',
      components: [
        { type: 'operating-system', name: 'Debian', version: '12' },
        {
          type: 'library',
          name: 'a',
          purl: 'pkg:npm/a@1',
          components: [{ type: 'library', name: 'b', purl: 'pkg:deb/debian/b@2' }],
        },
        { type: 'file', name: 'c' },
      ],
    });
    expect(catalogue.packages.map(({ purl, release }) => [purl, release])).toEqual([
      ['pkg:npm/a@1', undefined],
      ['pkg:deb/debian/b@2', { id: 'debian', version: '12' }],
    ]);
    expect(catalogue.gaps).toEqual([]);
  });

  it('counts what it cannot use', () => {
    const catalogue = read({
      bomFormat: 'CycloneDX',
      components: [
        { type: 'library', name: 'a' },
        { type: 'library', name: 'b', purl: 'pkg:swift/b@1' },
        { type: 'library', name: 'c', purl: 'pkg:swift/c@1' },
        { type: 'library', name: 'd', purl: 'pkg:npm/d' },
        null,
        'x',
      ],
    });
    expect(catalogue.packages).toEqual([]);
    expect(catalogue.gaps.map(({ what }) => what)).toEqual([
      '1 components without a package URL',
      '2 swift packages',
      '1 npm packages',
    ]);
  });

  it('leaves out what an SPDX document describes', () => {
    const catalogue = read({
      spdxVersion: 'SPDX-2.3',
      name: 'app',
      documentDescribes: ['SPDXRef-root'],
      packages: [
        { SPDXID: 'SPDXRef-root', name: 'app' },
        { SPDXID: 'SPDXRef-os', name: 'alpine', versionInfo: '3.22.1', primaryPackagePurpose: 'OPERATING-SYSTEM' },
        {
          SPDXID: 'SPDXRef-a',
          name: 'musl',
          externalRefs: [
            { referenceType: 'cpe23Type', referenceLocator: 'cpe:2.3:a:x' },
            { referenceType: 'purl', referenceLocator: 'pkg:apk/alpine/musl@1.2?arch=x86_64' },
          ],
        },
      ],
    });
    expect(catalogue).toMatchObject({ gaps: [], release: { id: 'alpine', version: '3.22.1' } });
    expect(catalogue.packages).toMatchObject([{ name: 'musl', release: { id: 'alpine', version: '3.22.1' } }]);
  });
});
