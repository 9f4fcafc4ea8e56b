import { describe, expect, it } from 'vitest';
import { ExploitTable } from '../../../src/scan/advisories/exploits.ts';
import { coverageOf } from '../../../src/scan/match/coverage.ts';
import { Groups } from '../../../src/scan/match/groups.ts';
import { findIssues } from '../../../src/scan/match/match.ts';
import { type Ignore, type Selection, selectIssues } from '../../../src/scan/match/select.ts';
import type { Package, PackageType, Release } from '../../../src/scan/package.ts';
import { databaseOf, osv, type Written } from '../written.ts';

const DEBIAN: Release = { id: 'debian', version: '12' };
const ALPINE: Release = { id: 'alpine', version: '3.18.4' };
const ALMA: Release = { id: 'almalinux', version: '9.4' };

function entry(type: PackageType, text: string, more: Partial<Package> = {}): Package {
  const at = text.lastIndexOf('@');
  const name = text.slice(0, at);
  const version = text.slice(at + 1);
  const source = more.release && !more.source ? { source: { name, version } } : {};
  return { type, name, version, purl: `pkg:${type}/${text}`, ...source, ...more };
}

const issuesOf = (packages: readonly Package[], records: readonly unknown[], exploits?: ExploitTable) =>
  findIssues(packages, databaseOf(records, exploits));
const idsOf = (...given: Parameters<typeof issuesOf>) => issuesOf(...given).map(({ id }) => id);
const CVSS = (score: 'high' | 'critical') =>
  ({
    severity: [
      {
        type: 'CVSS_V3',
        score:
          score === 'critical'
            ? 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'
            : 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H',
      },
    ],
  }) as const;

describe('groups', () => {
  const links = (id: string, same: string[] = [], contained: string[] = []) => ({ id, same, contained });

  it('joins aliases over several steps, in any order', () => {
    const all = [links('GHSA-a', ['CVE-2026-0001']), links('PYSEC-1', ['GHSA-a']), links('GO-1', ['CVE-2026-0001'])];
    for (const given of [all, [...all].reverse()])
      expect(new Groups(given).groupsOf('PYSEC-1')).toEqual(['CVE-2026-0001']);
    expect(new Groups(all).membersOf('GO-1')).toEqual(['CVE-2026-0001', 'GHSA-a', 'GO-1', 'PYSEC-1']);
  });

  it('expands an advisory over many vulnerabilities, and does not join these', () => {
    const groups = new Groups([
      links('DSA-1-1', [], ['CVE-2026-0001', 'CVE-2026-0002']),
      links('GHSA-a', ['CVE-2026-0002', 'DSA-1-1']),
    ]);
    expect(groups.groupsOf('DSA-1-1')).toEqual(['CVE-2026-0001', 'CVE-2026-0002']);
    expect(groups.membersOf('CVE-2026-0001')).toEqual(['CVE-2026-0001']);
    expect(groups.membersOf('GHSA-a')).toEqual(['CVE-2026-0002', 'GHSA-a']);
  });

  it.each([
    [['GHSA-b'], 'GHSA-b'],
    [['CVE-2026-0001', 'GHSA-b'], 'CVE-2026-0001'],
    [[], 'A-1'],
  ])('prefers a CVE, then GitHub, then the lowest: %j', (same, id) => {
    expect(new Groups([links('A-1', same)]).groupsOf('A-1')).toEqual([id]);
  });

  it('reports an advisory that names no CVE by itself', () => {
    expect(new Groups([links('USN-1-1')]).groupsOf('USN-1-1')).toEqual(['USN-1-1']);
  });
});

describe('packages of languages', () => {
  it.each<[PackageType, string, string, string, string[]]>([
    ['npm', 'lodash@4.17.20', 'npm', 'lodash', ['X-1']],
    ['npm', 'lodash@4.17.21', 'npm', 'lodash', []],
    ['pypi', 'Zope.Interface@4', 'PyPI', 'zope-interface', ['X-1']],
    ['golang', 'golang.org/x/text@v0.3.5', 'Go', 'golang.org/x/text', ['X-1']],
    ['golang', 'stdlib@go1.22rc1', 'Go', 'stdlib', ['X-1']],
    ['maven', 'org.a:b@1.0', 'Maven', 'org.a:b', ['X-1']],
    ['maven', 'b@1.0', 'Maven', 'b', []],
    ['nuget', 'Newtonsoft.Json@1.0', 'NuGet', 'newtonsoft.json', ['X-1']],
    ['gem', 'rack@2.0.1', 'RubyGems', 'rack', ['X-1']],
    ['composer', 'Symfony/Http@2.0.1', 'Packagist', 'symfony/http', ['X-1']],
    ['cargo', 'tokio@1.0.0', 'crates.io', 'tokio', ['X-1']],
    ['pypi', 'lodash@1', 'npm', 'lodash', []],
  ])('%s %s against %s %s', (type, text, ecosystem, name, expected) => {
    expect(
      idsOf([entry(type, text)], [osv({ id: 'X-1', ecosystem, affected: { [name]: [['0', '4.17.21']] } })]),
    ).toEqual(expected);
  });

  it('counts one issue for all advisories of a vulnerability', () => {
    const records = [
      osv({ id: 'GHSA-a', affected: { a: [['0', '1.5']] }, more: { aliases: ['CVE-2026-1000'] } }),
      osv({ id: 'SNYK-1', affected: { a: [['0', '1.6']] }, more: { aliases: ['CVE-2026-1000'] } }),
    ];
    const issues = issuesOf([entry('npm', 'a@1.0')], records);
    expect(issues).toMatchObject([
      { id: 'CVE-2026-1000', aliases: ['GHSA-a', 'SNYK-1'], fixed: '1.5', status: 'fixed', target: '1.6' },
    ]);
  });

  it('upgrades to a version that none of the fixable issues is in', () => {
    const records = [
      osv({
        id: 'X-1',
        affected: {
          a: [
            ['0', '1.2'],
            ['2.0', '2.3'],
          ],
        },
      }),
      osv({ id: 'X-2', affected: { a: [['0', '2.1']] } }),
      osv({ id: 'X-3', affected: { a: [['0']] } }),
    ];
    const issues = issuesOf([entry('npm', 'a@1.0')], records);
    expect(issues.map(({ id, fixed, target, fix }) => [id, fixed, target, fix.kind])).toEqual([
      ['X-1', '1.2', '2.3', 'bump'],
      ['X-2', '2.1', '2.3', 'bump'],
      ['X-3', undefined, undefined, 'wait'],
    ]);
  });
});

describe('Debian', () => {
  const record = (more: Partial<Written>): unknown =>
    osv({
      id: 'DEBIAN-CVE-2026-1000',
      ecosystem: 'Debian:12',
      affected: { openssl: [['0', '3.0.11-1']] },
      ...more,
      more: { upstream: ['CVE-2026-1000'], ...CVSS('critical'), ...more.more },
    });
  const libssl = entry('deb', 'libssl3@3.0.9-1+b1', {
    release: DEBIAN,
    source: { name: 'openssl', version: '3.0.9-1' },
  });
  const openssl = entry('deb', 'openssl@3.0.9-1', { release: DEBIAN });

  it.each<[string, readonly string[], string, string, string]>([
    ['high', ['0', '3.0.11-1'], 'high', 'Debian', 'fixed'],
    ['medium', ['0', '3.0.11-1'], 'medium', 'Debian', 'fixed'],
    ['low', ['0', '3.0.11-1'], 'low', 'Debian', 'fixed'],
    ['unimportant', ['0'], 'negligible', 'Debian', 'affected'],
    ['not yet assigned', ['0'], 'critical', 'CVSS', 'affected'],
    ['end-of-life', ['0'], 'critical', 'CVSS', 'end-of-life'],
  ])('urgency %s', (urgency, range, level, source, status) => {
    const issues = issuesOf([openssl], [record({ specific: { urgency }, affected: { openssl: [range] } })]);
    expect(issues).toMatchObject([{ id: 'CVE-2026-1000', status, severity: { level, source } }]);
  });

  it('is not affected where the fix is version 0', () => {
    expect(idsOf([openssl], [record({ affected: { openssl: [['0', '0']] } })])).toEqual([]);
  });

  it('compares the source version, and counts a source package once', () => {
    const issues = issuesOf([libssl, openssl], [record({})]);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ name: 'openssl', version: '3.0.9-1', fixed: '3.0.11-1' });
    expect(issues[0]?.fix.text).toBe('apt-get install --only-upgrade libssl3 openssl');
  });

  it.each([
    ['11', []],
    ['12.5', ['CVE-2026-1000']],
    [undefined, []],
  ])('release %s', (version, expected) => {
    const release = { id: 'debian', ...(version !== undefined && { version }) };
    expect(idsOf([{ ...openssl, release }], [record({})])).toEqual(expected);
  });

  it('does not match derived distributions', () => {
    expect(idsOf([{ ...openssl, release: { id: 'raspbian', version: '12' } }], [record({})])).toEqual([]);
  });
});

describe('Ubuntu', () => {
  const package_ = entry('deb', 'curl@7.81', { release: { id: 'ubuntu', version: '22.04' } });
  const record = (ecosystem: string, range: readonly string[]): unknown =>
    osv({
      id: 'UBUNTU-CVE-2026-1000',
      ecosystem,
      affected: { curl: [range] },
      more: { upstream: ['CVE-2026-1000'], severity: [{ type: 'Ubuntu', score: 'negligible' }] },
    });

  it('uses the priority of Ubuntu', () => {
    expect(issuesOf([package_], [record('Ubuntu:22.04:LTS', ['0', '7.82'])])).toMatchObject([
      { id: 'CVE-2026-1000', status: 'fixed', severity: { level: 'negligible', source: 'Ubuntu' } },
    ]);
  });

  it('says when a fix needs a subscription', () => {
    expect(issuesOf([package_], [record('Ubuntu:Pro:22.04:LTS', ['0', '7.81+esm1'])])).toMatchObject([
      { status: 'needs-subscription', fixed: '7.81+esm1', fix: { kind: 'subscribe' }, score: { f: 0 } },
    ]);
  });
});

describe('Alpine', () => {
  const record = (range: readonly string[]): unknown =>
    osv({
      id: 'ALPINE-CVE-2026-1000',
      ecosystem: 'Alpine:v3.18',
      affected: { openssl: [range] },
      more: { upstream: ['CVE-2026-1000'] },
    });
  const libssl = entry('apk', 'libssl3@3.1.3-r0', {
    release: ALPINE,
    source: { name: 'openssl', version: '3.1.3-r0' },
  });

  it('matches by origin', () => {
    expect(idsOf([libssl], [record(['0', '3.1.4-r0'])])).toEqual(['CVE-2026-1000']);
    expect(idsOf([libssl], [record(['0', '3.1.3-r0'])])).toEqual([]);
  });

  it('is not affected where the fix is 0', () => {
    expect(idsOf([libssl], [record(['0', '0'])])).toEqual([]);
  });

  it('does not use the data of another release', () => {
    expect(idsOf([{ ...libssl, release: { id: 'alpine', version: '3.19.0' } }], [record(['0', '3.1.4-r0'])])).toEqual(
      [],
    );
  });
});

describe('the Red Hat family', () => {
  const record = (fixed: string, summary = 'Important: x security update'): unknown =>
    osv({
      id: 'ALSA-2026:1000',
      ecosystem: 'AlmaLinux:9',
      affected: { nodejs: [['0', fixed]] },
      more: { summary, related: ['CVE-2026-1000', 'CVE-2026-1001'] },
    });
  const nodejs = (version: string, module?: string): Package =>
    entry('rpm', `nodejs@${version}`, { release: ALMA, ...(module !== undefined && { module }) });
  const MODULAR = '1:18.20.0-1.module_el9.4.0+1';

  it('reports each CVE of an advisory, with the level of its summary', () => {
    expect(issuesOf([nodejs('1:16.0-1')], [record('1:16.1-1.el9')])).toMatchObject([
      { id: 'CVE-2026-1000', advisories: ['ALSA-2026:1000'], severity: { level: 'high', source: 'AlmaLinux' } },
      { id: 'CVE-2026-1001' },
    ]);
  });

  it.each<[string, Package, string, string | undefined, number]>([
    ['plain and modular', nodejs('1:16.0-1.el9'), MODULAR, undefined, 0],
    ['modular and modular', nodejs('1:18.0-1.module_el9.1+1'), MODULAR, undefined, 2],
    ['modular by label', nodejs('1:18.0-1', 'nodejs:18:1:2'), MODULAR, undefined, 2],
    ['modular and plain', nodejs('1:18.0-1', 'nodejs:18:1:2'), '1:18.20.0-1.el9', undefined, 0],
    ['the same stream', nodejs('1:18.0-1', 'nodejs:18:1:2'), MODULAR, 'Important: nodejs:18 security update', 2],
    ['another stream', nodejs('1:16.0-1', 'nodejs:16:1:2'), MODULAR, 'Important: nodejs:18 security update', 0],
    ['without an epoch', nodejs('16.0-1.el9'), '1:0.1-1.el9', undefined, 2],
  ])('%s', (_, installed, fixed, summary, count) => {
    expect(issuesOf([installed], [record(fixed, summary)])).toHaveLength(count);
  });
});

describe('severity', () => {
  const npm = entry('npm', 'a@1');
  it.each<[string, Readonly<Record<string, unknown>>, string, string, number]>([
    ['GitHub before CVSS', { database_specific: { severity: 'LOW' }, ...CVSS('critical') }, 'low', 'GitHub', 1],
    ['CVSS alone', CVSS('high'), 'high', 'CVSS', 0],
    ['nothing', {}, 'unknown', 'unknown', 0],
    ['both the same', { database_specific: { severity: 'CRITICAL' }, ...CVSS('critical') }, 'critical', 'GitHub', 0],
    [
      'the newest CVSS',
      {
        severity: [
          { type: 'CVSS_V2', score: 'AV:N/AC:L/Au:N/C:P/I:P/A:P' },
          { type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L' },
        ],
      },
      'medium',
      'CVSS',
      0,
    ],
  ])('%s', (_, more, level, source, others) => {
    const [issue] = issuesOf([npm], [osv({ id: 'GHSA-a', affected: { a: [['0']] }, more })]);
    expect(issue?.severity).toMatchObject({ level, source });
    expect(issue?.severity.others).toHaveLength(others);
  });
});

describe('exploitation', () => {
  it('counts what is known of the CVE', () => {
    const exploits = new ExploitTable();
    exploits.addKnown('CVE-2026-1000', '2026-02-03', 'Known');
    const record = osv({ id: 'GHSA-a', affected: { a: [['0', '2']] }, more: { aliases: ['CVE-2026-1000'] } });
    expect(issuesOf([entry('npm', 'a@1')], [record], exploits)).toMatchObject([
      { exploit: { kev: { added: '2026-02-03', isRansomware: true } }, score: { e: 350, f: 70, bucket: 'act' } },
    ]);
  });
});

describe('what counts', () => {
  const selection: Selection = {
    withKernelHeaders: false,
    withUnimportant: false,
    withDisputed: false,
    ignores: [],
    today: '2026-11-27',
  };
  const records = [
    osv({ id: 'GHSA-a', affected: { a: [['0']] }, more: { aliases: ['CVE-2026-1000'], ...CVSS('critical') } }),
    osv({
      id: 'GHSA-b',
      affected: { b: [['0']] },
      more: { database_specific: { severity: 'LOW' }, summary: '** DISPUTED ** x' },
    }),
    osv({
      id: 'DEBIAN-CVE-2026-3000',
      ecosystem: 'Debian:12',
      affected: { linux: [['0']] },
      specific: { urgency: 'unimportant' },
    }),
    osv({
      id: 'DEBIAN-CVE-2026-4000',
      ecosystem: 'Debian:12',
      affected: { vim: [['0']] },
      specific: { urgency: 'unimportant' },
    }),
  ];
  const headers = entry('deb', 'linux-libc-dev@6.1', { release: DEBIAN, source: { name: 'linux', version: '6.1' } });
  const all = issuesOf(
    [entry('npm', 'a@1'), entry('npm', 'b@1'), headers, entry('deb', 'vim@9', { release: DEBIAN })],
    records,
  );
  const left = (more: Partial<Selection>) => {
    const { issues, aside } = selectIssues(all, { ...selection, ...more });
    return [issues.length, ...[...aside].map(([reason, list]) => `${list.length} ${reason}`)];
  };
  const ignore = (more: Partial<Ignore>): Ignore => ({ id: 'GHSA-a', until: '2026-11-27', reason: 'x', ...more });

  it.each<[string, Partial<Selection>, readonly unknown[]]>([
    ['by default', {}, [1, '1 disputed', '1 unimportant', '1 kernel headers']],
    ['with unimportant', { withUnimportant: true }, [2, '1 disputed', '1 kernel headers']],
    ['with all', { withUnimportant: true, withDisputed: true, withKernelHeaders: true }, [4]],
    [
      'above a threshold',
      { withDisputed: true, threshold: 'medium' },
      [1, '1 below the severity threshold', '1 unimportant', '1 kernel headers'],
    ],
    ['ignored', { ignores: [ignore({})], withDisputed: true }, [1, '1 ignored', '1 unimportant', '1 kernel headers']],
    [
      'ignored by an alias',
      { ignores: [ignore({ id: 'CVE-2026-1000' })], withDisputed: true },
      [1, '1 ignored', '1 unimportant', '1 kernel headers'],
    ],
    [
      'ignored in another package',
      { ignores: [ignore({ package: 'z' })], withDisputed: true },
      [2, '1 unimportant', '1 kernel headers'],
    ],
    [
      'ignored until yesterday',
      { ignores: [ignore({ until: '2026-11-26' })], withDisputed: true },
      [2, '1 unimportant', '1 kernel headers'],
    ],
  ])('%s', (_, more, expected) => {
    expect(left(more).map(String).sort()).toEqual(expected.map(String).sort());
  });
});

describe('coverage', () => {
  const database = databaseOf([osv({ id: 'GHSA-a', affected: { a: [['0']] } })]);
  const statuses = (today: string) =>
    coverageOf(
      [
        entry('npm', 'a@1'),
        entry('npm', 'b@1'),
        entry('pypi', 'c@1'),
        entry('maven', 'd@1'),
        entry('conda', 'e@1'),
        entry('deb', 'f@1', { release: { id: 'debian' } }),
        entry('rpm', 'g@1', { release: { id: 'fedora', version: '40' } }),
      ],
      (key) => database.shard(key),
      new Date(today),
    ).map(({ type, packages, status }) => `${packages} ${type} ${status}`);

  it('names each type that could not be checked', () => {
    expect(statuses('2026-11-27')).toEqual([
      '1 deb unsupported',
      '1 rpm unsupported',
      '2 npm covered',
      '1 pypi missing',
      '1 maven unsupported',
      '1 conda unsupported',
    ]);
  });

  it('says when data is old', () => {
    expect(statuses('2026-12-25')).toContain('2 npm stale');
  });
});
