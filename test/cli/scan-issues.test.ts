import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dockerArchive, type Member, tar } from '../scan/build.ts';
import { onlyFromSource, PROJECT, plimsoll, type World } from '../support/io.ts';
import { sarifProblems } from '../support/json-schema.ts';

const FIXTURES = join(PROJECT, 'test/fixtures/osv');
const stanza = (name: string, version: string, source = ''): string =>
  `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\n${source}Version: ${version}\n`;
const BASE: Member[] = [
  { path: 'etc/os-release', content: 'ID=debian\nVERSION_ID=12\nPRETTY_NAME="Debian 12 (bookworm)"\n' },
  {
    path: 'var/lib/dpkg/status',
    content: [
      stanza('bash', '5.2-2'),
      stanza('libc6', '2.36-9', 'Source: glibc\n'),
      stanza('libc-bin', '2.36-9', 'Source: glibc\n'),
    ].join('\n'),
  },
];
const module_ = (name: string, version: string): Member => ({
  path: `app/node_modules/${name.replaceAll(/\W/g, '_')}/package.json`,
  content: JSON.stringify({ name, version }),
});

let folder = '';
const env = (): Record<string, string> => ({ XDG_CACHE_HOME: join(folder, 'cache'), PLIMSOLL_TODAY: '2026-11-27' });
const run = (argv: readonly string[], world: World = {}) => plimsoll(argv, { cwd: folder, env: env(), ...world });
const scan = (...argv: string[]) => run(['scan', ...argv]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-issues-'));
  writeFileSync(join(folder, 'app.tar'), tar(dockerArchive([tar(BASE), tar([module_('a', '1.0.0')])])));
  writeFileSync(
    join(folder, 'mixed.tar'),
    tar(
      dockerArchive([
        tar(BASE),
        tar([
          module_('a', '1.0.0'),
          { path: 'g/specifications/x.gemspec', content: 's.name = "x"\ns.version = "1"\n' },
        ]),
      ]),
    ),
  );
  writeFileSync(join(folder, 'fine.tar'), tar(dockerArchive([tar([module_('a', '1.0.2')])])));
  const { status, err } = await run(['db', 'build', FIXTURES]);
  expect([status, err]).toEqual([0, '']);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('plimsoll scan with a database', () => {
  it('begins in the form of the article', async () => {
    const { out, status, err } = await scan('app.tar');
    expect(err).toBe('');
    expect(status).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "Tested 4 packages for known issues, found 3 issues (3 distinct vulnerabilities).

      Image  Vulnerabilities  Severity                             Fixable  Supported until  Size
      app:1  3                1 critical, 0 high, 1 medium, 1 low  2        2028-06-30       6 kB

      Image:     app:1
      Platform:  linux/amd64
      System:    Debian 12 (bookworm)
      Layers:    2
      Database:  built 2026-11-27, data 6 days old

      Not counted: 1 issue rated unimportant by Debian (--include-unimportant counts them)

      apt-get install --only-upgrade bash (removes 1 issue)
         952  critical  CVE-2026-10001  bash 5.2-2  → 5.2-3  KEV, ransomware, EPSS 94.4 %  bash: command injection in prompts

      upgrade a 1.0.0 to 1.0.2 (removes 1 issue)
         629  medium  CVE-2026-20001  a 1.0.0  → 1.0.2  EPSS 2.00 %  Prototype pollution in a

      no fix yet (1 issue)
         452  low (Debian), CVSS 9.8  CVE-2026-10002  glibc 2.36-9  → none yet    glibc: out-of-bounds read in iconv
      "
    `);
  });

  it('reports what was not checked in every format', async () => {
    for (const format of ['text', 'json', 'sarif', 'markdown', 'html']) {
      const { out, status } = await scan('mixed.tar', '--format', format);
      expect(status).toBe(1);
      if (format === 'json')
        expect(JSON.parse(out).coverage).toContainEqual({
          type: 'gem',
          ecosystem: 'RubyGems',
          packages: 1,
          status: 'missing',
          archive: 'RubyGems',
        });
      else expect(out.replaceAll('&#40;', '(')).toMatch(/1 gem package \(no RubyGems database/);
    }
  });

  it.each([
    [['app.tar'], 1],
    [['app.tar', '--fail-on', 'critical'], 1],
    [['app.tar', '--fail-on', 'never'], 0],
    [['app.tar', '--fail-on', 'upgradable'], 1],
    [['app.tar', '--fail-on', 'error'], 1],
    [['fine.tar', '--fail-on', 'any'], 0],
    [['fine.tar', '--strict-coverage'], 0],
    [['mixed.tar', '--strict-coverage', '--fail-on', 'never'], 2],
    [['app.tar', '--db', 'nowhere', '--fail-on', 'never'], 2],
    [['app.tar', '--no-app-vulns', '--strict-coverage', '--fail-on', 'never'], 0],
    [['app.tar', '--fail-on', 'grave'], 2],
    [['app.tar', '--top', '0'], 2],
    [['app.tar', '--sort', 'size'], 2],
  ])('%j ends with status %d', async (argv, expected) => {
    expect((await scan(...argv)).status).toBe(expected);
  });

  it('hides issues below a threshold, and says how many', async () => {
    const { out } = await scan('app.tar', '--severity-threshold', 'high');
    expect(out).toMatch(/^Tested 4 packages for known issues, found 1 issue \(1 distinct vulnerability\)\./);
    expect(out).toContain('Not counted: 2 issues below the severity threshold');
  });

  it('does not count data of ninety days as coverage', async () => {
    const world = { env: { ...env(), PLIMSOLL_TODAY: '2027-03-01' } };
    const { out, status } = await run(['scan', 'fine.tar', '--strict-coverage'], world);
    expect(out).toContain('data older than 30 days, newer issues are missing: npm (100 days old)');
    expect(status).toBe(2);
    expect((await run(['scan', 'fine.tar'], world)).status).toBe(0);
  });

  it('names the end of a release', async () => {
    const { out } = await run(['scan', 'app.tar'], { env: { ...env(), PLIMSOLL_TODAY: '2031-01-01' } });
    expect(out).toMatch(/ended 20\d\d-\d\d-\d\d/);
    expect(out).toMatch(
      /Note: Debian 12 ended 20\d\d-\d\d-\d\d: it gets no new advisories, so the true number is higher/,
    );
  });

  it('explains a score by an alias', async () => {
    const { out } = await scan('app.tar', '--explain-score', 'GHSA-aaaa-bbbb-cccc');
    expect(out).toMatchInlineSnapshot(`
      "CVE-2026-20001 in a 1.0.0: 629 of 1000, attend
        severity      236 of 400  CVSS 5.9
        exploitation  143 of 350  EPSS 2.00 %
        fix           150 of 150  1.0.2
        place         100 of 100  dependency of the application
        score version 1
      "
    `);
  });

  it('ignores what the configuration accepts, until its day', async () => {
    const config = join(folder, '.plimsoll.yaml');
    writeFileSync(config, 'scan:\n  ignore:\n    - {id: CVE-2026-10001, until: 2026-12-01, reason: not reachable}\n');
    try {
      const { out, status } = await scan('app.tar');
      expect(status).toBe(0);
      expect(out).toContain('Not counted: 1 issue ignored');
      const later = await run(['scan', 'app.tar'], { env: { ...env(), PLIMSOLL_TODAY: '2026-12-02' } });
      expect(later.status).toBe(1);
      expect(later.out).toContain('the ignore of CVE-2026-10001 ended 2026-12-01');
      writeFileSync(config, 'scan:\n  ignore:\n    - {id: CVE-2026-10001, reason: x}\n');
      expect(await scan('app.tar')).toMatchObject({ status: 2, err: expect.stringContaining('until') });
    } finally {
      rmSync(config);
    }
  });

  it('fails on new issues only with a baseline', async () => {
    expect((await scan('app.tar', '--write-baseline', 'base.json')).status).toBe(1);
    const { status, out } = await scan('app.tar', '--baseline', 'base.json', '--fail-on', 'any', '--format', 'json');
    expect([status, JSON.parse(out).summary.new]).toEqual([0, 0]);
    writeFileSync(join(folder, 'base.json'), '{"version":1}');
    expect((await scan('app.tar', '--baseline', 'base.json')).status).toBe(2);
  });

  it('opens no socket', async (context) => {
    onlyFromSource(context, 'sockets are watched in this process');
    const connect = vi.spyOn(Socket.prototype, 'connect');
    try {
      await scan('app.tar', '--offline');
      await scan('app.tar');
      expect(connect).not.toHaveBeenCalled();
    } finally {
      connect.mockRestore();
    }
  });
});

describe('a hostile name', () => {
  const NAME = '\u001b[2J<script>alert(1)</script>|`x`';

  it('acts on no terminal, page or pull request', async () => {
    writeFileSync(join(folder, 'hostile.tar'), tar(dockerArchive([tar([module_(NAME, '1.0.0')])])));
    const record = {
      id: 'GHSA-hhhh',
      modified: '2026-11-21T00:00:00Z',
      summary: `</script><img src=x onerror=alert(1)>\u001b]0;x\u0007`,
      affected: [
        { package: { ecosystem: 'npm', name: NAME }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }] },
      ],
    };
    writeFileSync(join(folder, 'hostile.json'), JSON.stringify(record));
    expect((await run(['db', 'build', 'hostile.json', '--db', 'hostile-db'])).status).toBe(0);
    for (const format of ['text', 'json', 'sarif', 'markdown', 'html']) {
      const { out } = await scan('hostile.tar', '--db', 'hostile-db', '--format', format);
      expect(out).toContain('alert(1)'.slice(0, 5));
      expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
      if (format === 'markdown') expect(out).not.toMatch(/<|`x`/);
      if (format === 'html') {
        expect(out.match(/<script/g)).toHaveLength(2);
        expect(out).not.toMatch(/<img|<script>alert/);
      }
    }
  });
});

describe('the HTML report', () => {
  it('loads nothing, and allows its own script and style alone', async () => {
    const { out } = await scan('app.tar', '--format', 'html');
    expect(out).toMatch(
      /Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'sha256-/,
    );
    expect(out).not.toMatch(/\son\w+=|\sstyle=|\ssrc=|url\(|@import|unsafe/);
    expect(out.match(/<tr>/g)).toHaveLength(4);
  });
});

describe('SARIF', () => {
  it.each(['app.tar', 'mixed.tar', 'fine.tar'])('of %s follows the schema of the standard', async (archive) => {
    const { out } = await scan(archive, '--format', 'sarif');
    expect(sarifProblems(JSON.parse(out))).toEqual([]);
  });

  it('has a rule for each vulnerability', async () => {
    const { out } = await scan('app.tar', '--format', 'sarif');
    const [{ tool, results }] = JSON.parse(out).runs;
    expect(tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual([
      'CVE-2026-10001',
      'CVE-2026-20001',
      'CVE-2026-10002',
    ]);
    expect(tool.driver.rules[0].properties['security-severity']).toBe('9.8');
    expect(results[0]).toMatchObject({
      ruleIndex: 0,
      level: 'error',
      partialFingerprints: { 'plimsollScan/v1': 'CVE-2026-10001|Debian 12|bash' },
    });
  });
});

describe('plimsoll db', () => {
  it('shows, verifies and names the database', async () => {
    expect((await run(['db', 'path'])).out).toBe(`${join(folder, 'cache/plimsoll/db')}\n`);
    const { out, status } = await run(['db', 'status']);
    expect(status).toBe(0);
    expect(out).toMatch(/Debian 12 +2 +4 +2026-11-20/);
    expect(out).toContain('Skipped: 1 records (withdrawn)');
    expect(await run(['db', 'verify'])).toMatchObject({ status: 0, out: '6 files match their checksums\n' });
  });

  it('keeps the previous database', async () => {
    await run(['db', 'build', FIXTURES, '--db', 'kept']);
    await run(['db', 'build', join(FIXTURES, 'npm.json'), '--db', 'kept']);
    expect(readFileSync(join(folder, 'kept.previous/debian-12.txt'), 'utf8')).toContain('bash\t');
    rmSync(join(folder, 'kept'), { recursive: true });
    expect((await run(['db', 'status', '--db', 'kept'])).out).toContain('Debian 12');
  });

  it('refuses a damaged shard', async () => {
    await run(['db', 'build', FIXTURES, '--db', 'damaged']);
    writeFileSync(join(folder, 'damaged/npm.txt'), 'a\tGHSA-x nonsense\n');
    const message = 'the vulnerability database is damaged: npm.txt does not match its checksum';
    expect(await run(['db', 'verify', '--db', 'damaged'])).toMatchObject({
      status: 2,
      err: expect.stringContaining(message),
    });
    expect(await scan('app.tar', '--db', 'damaged')).toMatchObject({
      status: 2,
      err: expect.stringContaining(message),
    });
  });

  it('does not replace a folder that is no database', async () => {
    expect(await run(['db', 'build', FIXTURES, '--db', '.'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('is not a vulnerability database'),
    });
    expect(readFileSync(join(folder, 'app.tar')).length).toBeGreaterThan(0);
  });

  it.each([
    [['db', 'build'], 'missing argument'],
    [['db', 'build', 'nowhere'], 'cannot read nowhere'],
    [['db', 'build', 'app.tar'], 'holds no advisories'],
    [['db', 'statsu'], 'did you mean status?'],
    [['db', 'status', 'x'], 'takes no argument'],
  ])('%j is an error', async (argv, message) => {
    expect(await run(argv)).toMatchObject({ status: 2, err: expect.stringContaining(message) });
  });

  it('says that there is none', async () => {
    expect(await run(['db', 'status', '--db', 'none'])).toMatchObject({
      status: 2,
      out: expect.stringContaining('No vulnerability database'),
    });
  });
});
