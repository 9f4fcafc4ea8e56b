import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { cveKey } from '../../../src/scan/advisories/containers.ts';
import { cvssScore } from '../../../src/scan/advisories/cvss.ts';
import { csvRows, ExploitTable } from '../../../src/scan/advisories/exploits.ts';
import { SortedLines } from '../../../src/scan/advisories/lines.ts';
import { readAdvisory } from '../../../src/scan/advisories/osv.ts';
import { ScanError } from '../../../src/scan/error.ts';
import { compile, databaseOf, openFiles, osv } from '../written.ts';

const RECORDS = [
  osv({ id: 'GHSA-aaaa', affected: { lodash: [['0', '4.17.21']], 'Left-Pad': [['1.0.0']] } }),
  osv({
    id: 'PYSEC-1',
    ecosystem: 'PyPI',
    affected: { 'Zope.Interface_x': [['0', '2']] },
    more: { aliases: ['CVE-2026-1234'] },
  }),
  osv({
    id: 'CVE-2026-1234',
    more: { severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }] },
  }),
  osv({
    id: 'DEBIAN-CVE-2026-5',
    ecosystem: 'Debian:12',
    affected: { openssl: [['0', '3.0.9-1']] },
    specific: { urgency: 'not yet assigned' },
  }),
];
const text = (records: readonly unknown[], file: string): string | undefined => compile(records).get(file)?.toString();

describe('compiling', () => {
  it('writes a line for each package', () => {
    expect(text(RECORDS, 'npm.txt')).toBe('left-pad\tGHSA-aaaa 1.0.0<\nlodash\tGHSA-aaaa <4.17.21\n');
    expect(text(RECORDS, 'pypi.txt')).toBe('zope-interface-x\tPYSEC-1 <2\n');
    expect(text(RECORDS, 'debian-12.txt')).toBe('openssl\tDEBIAN-CVE-2026-5 <3.0.9-1 u=not_yet_assigned\n');
  });

  it('joins the severity of an alias', () => {
    const meta = databaseOf(RECORDS).meta('PYSEC-1');
    expect(meta).toMatchObject({ score: 9.8, vector: expect.stringContaining('AV:N'), same: ['CVE-2026-1234'] });
  });

  it('gives the same bytes for the same records, in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(RECORDS, { minLength: RECORDS.length }), (shuffled) => {
        expect([...compile(shuffled)]).toEqual([...compile(RECORDS)]);
      }),
    );
  });

  it('takes the newer of two records with one id', () => {
    const old = osv({ id: 'GHSA-1', affected: { a: [['0', '1']] }, more: { modified: '2026-01-01T00:00:00Z' } });
    const fresh = osv({ id: 'GHSA-1', affected: { a: [['0', '2']] }, more: { modified: '2026-02-01T00:00:00Z' } });
    for (const records of [
      [old, fresh],
      [fresh, old],
    ])
      expect(text(records, 'npm.txt')).toBe('a\tGHSA-1 <2\n');
  });

  it('keeps the packages of records that share an id', () => {
    const records = ['a', 'b'].map((name) => osv({ id: 'GHSA-1', affected: { [name]: [['0', '1']] } }));
    expect(text(records, 'npm.txt')).toBe('a\tGHSA-1 <1\nb\tGHSA-1 <1\n');
    expect(compile([...records].reverse())).toEqual(compile(records));
  });

  it('marks modular rpm packages with their stream', () => {
    const record = osv({
      id: 'ALSA-2026:1',
      ecosystem: 'AlmaLinux:9',
      affected: { nodejs: [['0', '1:18.1-1.module_el9+1']] },
      more: { summary: 'Important: nodejs:18 security update', related: ['CVE-2026-1', 'CVE-2026-1000'] },
    });
    expect(text([record], 'almalinux-9.txt')).toContain('m=nodejs:18');
    expect(databaseOf([record]).meta('ALSA-2026:1')).toMatchObject({ level: 'high', contained: ['CVE-2026-1000'] });
  });

  it.each([
    ['withdrawn', osv({ id: 'GHSA-1', affected: { a: [['0']] }, more: { withdrawn: '2026-01-01T00:00:00Z' } })],
    ['bug fix', osv({ id: 'ALBA-2026:1', ecosystem: 'AlmaLinux:9', affected: { a: [['0']] } })],
    ['malware', osv({ id: 'MAL-2026-1', affected: { a: [['0']] } })],
    ['other ecosystems', osv({ id: 'X-1', ecosystem: 'Android', affected: { a: [['0']] } })],
    ['other ecosystems', osv({ id: 'X-1', affected: { 'a\tb': [['0']] } })],
    ['not an advisory', osv({ id: '../x' })],
    ['not an advisory', osv({ id: 'a\n' })],
    ['not an advisory', null],
    ['not an advisory', [1]],
  ])('leaves out: %s', (reason, record) => {
    expect(readAdvisory(record)).toBe(reason);
  });

  it('ignores ranges of commits, and keeps listed versions that no range has', () => {
    const record = {
      id: 'PYSEC-2',
      affected: [
        {
          package: { ecosystem: 'PyPI', name: 'a' },
          ranges: [
            { type: 'GIT', events: [{ introduced: '0' }] },
            { type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '2.0' }] },
          ],
          versions: ['1.0', '2.0'],
        },
        {
          package: { ecosystem: 'Debian:12', name: 'b' },
          ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '2' }] }],
          versions: ['9'],
        },
      ],
    };
    expect(text([record], 'pypi.txt')).toBe('a\tPYSEC-2 <2.0|=2.0\n');
    expect(text([record], 'debian-12.txt')).toBe('b\tPYSEC-2 <2\n');
  });

  it('files releases of distributions apart, Ubuntu with and without LTS together', () => {
    const record = (ecosystem: string) =>
      osv({ id: `X-${ecosystem.replaceAll(/\W/g, '-')}`, ecosystem, affected: { a: [['0', '2']] } });
    const names = [
      'Ubuntu:22.04:LTS',
      'Ubuntu:22.04',
      'Ubuntu:Pro:22.04:LTS',
      'Alpine:v3.18',
      'Rocky Linux:9',
      'Debian:12',
      'Ubuntu:Pro:FIPS:22.04:LTS',
    ];
    const files = [...compile(names.map(record)).keys()].filter((file) => /-\d.*txt$/.test(file));
    expect(files).toEqual(['alpine-3.18.txt', 'debian-12.txt', 'rocky-9.txt', 'ubuntu-22.04.txt']);
    expect(text(names.map(record), 'ubuntu-22.04.txt')).toMatch(/X-Ubuntu-Pro-22-04-LTS <2 pro=1/);
  });
});

describe('the database', () => {
  it('refuses a file that was changed', () => {
    const files = compile(RECORDS);
    files.set('npm.txt', Buffer.from(String(files.get('npm.txt')).replace('4.17', '4.18')));
    expect(() => openFiles(files).pairs('npm', 'lodash')).toThrow(ScanError);
    expect(() => openFiles(files).verify()).toThrow(/npm.txt does not match its checksum/);
  });

  it('refuses a manifest that names a file elsewhere', () => {
    const files = compile(RECORDS);
    files.set('manifest.json', Buffer.from(String(files.get('manifest.json')).replace('npm.txt', '../x.txt')));
    expect(() => openFiles(files)).toThrow(/invalid file/);
  });

  it('knows what is exploited', () => {
    const exploits = new ExploitTable();
    exploits.addCsv(
      'cveID,vendorProject,dateAdded,knownRansomwareCampaignUse\nCVE-2026-1234,"a, ""b""\nc",2026-03-01,Known\n',
    );
    exploits.addCsv('#model_version:v2026\ncve,epss,percentile\nCVE-2026-1234,0.5,0.9\nCVE-1999-0001,0.00042,0.1\n');
    const database = databaseOf(RECORDS, exploits);
    expect(database.exploit('CVE-2026-1234')).toEqual({ kev: { added: '2026-03-01', isRansomware: true }, epss: 0.5 });
    expect(database.exploit('CVE-1999-0001')).toEqual({ epss: 0.00042 });
    expect(database.exploit('CVE-2026-1')).toEqual({});
    expect(database.exploit('__proto__')).toEqual({});
  });
});

describe('SortedLines', () => {
  it('finds each key, and no other', () => {
    const key = fc
      .string({ minLength: 1, unit: 'grapheme' })
      .filter((one) => !/[\t\n]/.test(one) && !/\p{Cs}/u.test(one));
    fc.assert(
      fc.property(fc.uniqueArray(key), key, (keys, other) => {
        const lines = keys.map((one) => `${one}\tvalue of ${one}\n`);
        lines.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        const sorted = new SortedLines(Buffer.from(lines.join('')));
        for (const one of keys) expect(sorted.find(one)).toBe(`${one}\tvalue of ${one}`);
        if (!keys.includes(other)) expect(sorted.find(other)).toBeUndefined();
      }),
    );
  });
});

describe('small readers', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,"b,""c""\n"\r\n1,',
      [
        ['a', 'b,"c"\n'],
        ['1', ''],
      ],
    ],
    ['', []],
    ['"open', [['open']]],
  ])('reads CSV %j', (csv, rows) => {
    expect([...csvRows(csv)]).toEqual(rows);
  });

  it.each([
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8],
    ['CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 9.3],
    ['AV:N/AC:L/Au:N/C:P/I:P/A:P', 7.5],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:U/RL:O/RC:C', 9.8],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H', undefined],
    ['CVSS:3.1/AV:/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', undefined],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:\u001b', undefined],
    ['nonsense', undefined],
    ['', undefined],
  ])('scores %s', (vector, score) => {
    const methods = ['log', 'warn', 'error'] as const;
    const printed = methods.map((method) => vi.spyOn(console, method).mockImplementation(() => undefined));
    expect(cvssScore(vector)).toBe(score);
    for (const spy of printed) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });

  it.each([
    ['CVE-1990-0001', 1],
    ['CVE-2026-16777215', 36 * 2 ** 24 + 16_777_215],
    ['CVE-2026-16777216', undefined],
    ['GHSA-x', undefined],
  ])('keys %s', (id, key) => {
    expect(cveKey(id)).toBe(key);
  });
});
