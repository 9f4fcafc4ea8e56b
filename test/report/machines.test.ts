import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FindingFix } from '../../src/core/finding.ts';
import { report as github } from '../../src/report/github.ts';
import { report as gitlab } from '../../src/report/gitlab.ts';
import { codacy, codeclimate, gitlabCodeclimate, gnu, tty } from '../../src/report/hadolint.ts';
import { report as rdjson } from '../../src/report/rdjson.ts';
import { FORMATS, reporters, tellsErrors } from '../../src/report/reporters.ts';
import { report as snyk } from '../../src/report/snyk.ts';
import { report as snykJson } from '../../src/report/snyk-json.ts';
import { report as sonarqube } from '../../src/report/sonarqube.ts';
import { finding, input } from './samples.ts';

const TEXT = 'FROM node:22\nADD . .\nUSER root\n';
const add = finding(TEXT, { at: 'ADD', message: '`ADD` copies', help: 'COPY . .' });
const long = finding(TEXT, {
  at: 'ADD . .\nUSER',
  rule: 'DL3059',
  name: 'runs',
  severity: 'info',
  message: 'two lines',
});
const broken = finding(TEXT, { start: 18, end: 18, rule: 'DL1000', severity: 'error', message: 'unexpected end' });
const run = input({ Dockerfile: TEXT }, [add, long], { errors: [{ file: 'b', message: 'rule X failed' }] });
const plain = { columns: 80, color: false };

describe('github', () => {
  it('writes workflow commands, with columns only on a single line', () => {
    expect(github(run)).toBe(
      [
        '::error file=Dockerfile,line=2,endLine=2,col=1,endColumn=4,title=DL3020 copy-instead-of-add::`ADD` copies%0ACOPY . .\n',
        '::error file=b::could not be checked: rule X failed\n',
      ].join(''),
    );
  });

  it('leaves out what cannot block, unless all is asked for', () => {
    const notice = '::notice file=Dockerfile,line=2,endLine=3,title=DL3059 runs::two lines\n';
    expect(github(run)).not.toContain(notice);
    expect(github({ ...run, verbose: true })).toContain(notice);
    expect(github({ ...run, failOn: 'style' })).toContain(notice);
  });

  it('lets neither a name nor a message begin a command of its own', () => {
    const odd = { ...add, file: 'a,b:c%\n::warning::x', message: 'm%\r\n::error::y\x1b', help: '' };
    expect(github(input({}, [odd]))).toBe(
      '::error file=a%2Cb%3Ac%25%0A%3A%3Awarning%3A%3Ax,line=2,endLine=2,col=1,endColumn=4,title=DL3020 copy-instead-of-add::m%25%0D%0A::error::y\\x1b\n',
    );
  });
});

describe('rdjson', () => {
  const text = '# äö🙂 x\nFROM node:22 äADD b\n';
  const one = (edits: FindingFix['edits']) =>
    JSON.parse(
      rdjson(input({ Dockerfile: text }, [finding(text, { at: 'ADD', fix: { safety: 'safe', title: 'x', edits } })])),
    ).diagnostics[0];
  const at = text.indexOf('ADD');

  it('counts columns in bytes of UTF-8', () => {
    expect(one([])).toEqual({
      message: 'something is wrong',
      location: {
        path: 'Dockerfile',
        range: { start: { line: 2, column: 16 }, end: { line: 2, column: 19 } },
      },
      severity: 'ERROR',
      code: { value: 'DL3020', url: 'https://docs.docker.com/build/building/best-practices/' },
    });
  });

  it('gives a fix as one suggestion that does the same', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(text.length), { minLength: 2, maxLength: 6 }), fc.string(), (places, word) => {
        const sorted = places.sort((a, b) => a - b);
        const edits = sorted
          .slice(0, -1)
          .flatMap((start, index) => (index % 2 ? [] : [{ start, end: sorted[index + 1] ?? start, text: word }]));
        const [{ range, text: replacement }] = one(edits).suggestions;
        const offset = ({ line, column }: { line: number; column: number }) =>
          Buffer.byteLength(
            text
              .split('\n')
              .slice(0, line - 1)
              .map((row) => `${row}\n`)
              .join(''),
          ) +
          column -
          1;
        const bytes = Buffer.from(text);
        const suggested = `${bytes.subarray(0, offset(range.start))}${replacement}${bytes.subarray(offset(range.end))}`;
        const wanted = edits.reduceRight(
          (now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end),
          text,
        );
        // Half a surrogate pair is no text that a suggestion can hold.
        if (!/\p{Cs}/u.test(wanted) && !sorted.includes(5)) expect(suggested).toBe(wanted);
      }),
    );
    expect(one([{ start: at, end: at + 3, text: 'COPY' }]).suggestions).toEqual([
      { range: { start: { line: 2, column: 16 }, end: { line: 2, column: 19 } }, text: 'COPY' },
    ]);
  });
});

describe('gitlab', () => {
  it('gives each finding a fingerprint of its own', () => {
    const records = JSON.parse(gitlab(input({ Dockerfile: TEXT }, [add, { ...add }, long])));
    expect(records[0]).toEqual({
      description: 'DL3020: `ADD` copies',
      check_name: 'DL3020',
      fingerprint: expect.stringMatching(/^[0-9a-f]{40}$/),
      severity: 'critical',
      location: { path: 'Dockerfile', lines: { begin: 2, end: 2 } },
    });
    expect(new Set(records.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(3);
  });
});

describe("hadolint's forms", () => {
  const three = input({ Dockerfile: TEXT }, [add, long, broken]);

  it('tty', () => {
    expect(tty(three, plain)).toBe(
      'Dockerfile:2 DL3020 error: `ADD` copies\nDockerfile:2 DL3059 info: two lines\nDockerfile:2:6 unexpected end\n',
    );
    expect(tty(input({}, [add]), { columns: 80, color: true })).toContain('DL3020 \x1b[1;31merror\x1b[0m:');
  });

  it('gnu', () => {
    expect(gnu(three)).toBe(
      'plimsoll:Dockerfile:2: DL3020 error: `ADD` copies\nplimsoll:Dockerfile:2: DL3059 info: two lines\nplimsoll:Dockerfile:2:6: unexpected end\n',
    );
  });

  it('codeclimate', () => {
    const issues = codeclimate(three).split('\0');
    expect(issues).toHaveLength(4);
    expect(JSON.parse(issues[1] ?? '')).toEqual({
      type: 'issue',
      check_name: 'DL3059',
      description: 'two lines',
      categories: ['Bug Risk'],
      location: { path: 'Dockerfile', lines: { begin: 2, end: 3 } },
      severity: 'info',
    });
    expect(JSON.parse(issues[2] ?? '').location.positions.begin).toEqual({ line: 2, column: 6 });
  });

  it('gitlab_codeclimate', () => {
    const [first] = JSON.parse(gitlabCodeclimate(three));
    expect(first).toMatchObject({ check_name: 'DL3020', severity: 'blocker' });
    expect(first.fingerprint).toMatch(/^[0-9a-f]{40}$/);
  });

  it('codacy', () => {
    expect(codacy(input({}, [add]))).toBe(
      '{"filename":"Dockerfile","patternId":"DL3020","message":"`ADD` copies","line":2}\n',
    );
  });

  it('sonarqube, with columns from 0 and none for an empty range', () => {
    const { issues } = JSON.parse(sonarqube(three));
    expect(issues[0]).toEqual({
      engineId: 'plimsoll',
      ruleId: 'DL3020',
      severity: 'CRITICAL',
      type: 'BUG',
      primaryLocation: {
        message: '`ADD` copies',
        filePath: 'Dockerfile',
        textRange: { startLine: 2, endLine: 2, startColumn: 0, endColumn: 3 },
      },
    });
    expect(issues[1]).toMatchObject({ severity: 'MINOR', type: 'CODE_SMELL' });
    expect(issues[2]).toMatchObject({
      severity: 'BLOCKER',
      primaryLocation: { textRange: { startLine: 2, endLine: 2 } },
    });
  });
});

describe("snyk's forms", () => {
  const path = '[DocId: 1] > input > spec > containers[goof] > securityContext > capabilities > drop';
  const drop = {
    ...finding(TEXT, {
      at: 'USER',
      rule: 'K8S206',
      severity: 'warning',
      file: 'goof.yaml',
      path,
      message: 'keeps caps',
    }),
    aliases: ['CKV_K8S_37', 'SNYK-CC-K8S-6'],
  };
  const host = { ...drop, aliases: ['SNYK-CC-K8S-1'], severity: 'info' as const };
  const quiet = { ...drop, aliases: ['SNYK-CC-K8S-4'] };

  it('text: Snyk’s id, severity and path', () => {
    const rules = new Map([['K8S206', { title: 'container keeps default capabilities' }]]);
    expect(snyk(input({}, [drop, { ...add, file: 'goof.yaml' }], { rules }))).toBe(`Testing goof.yaml...

Infrastructure as code issues:
  ✗ Container keeps default capabilities [Medium Severity] [SNYK-CC-K8S-6]
    introduced by ${path}

  ✗ \`ADD\` copies [High Severity] [DL3020]
    introduced by line 2

Tested goof.yaml for known issues, found 2 issues

`);
  });

  it('json: an object a file', () => {
    const [clean, goof] = JSON.parse(snykJson(input({ 'a.yaml': '' }, [drop, host, quiet])));
    expect(clean).toMatchObject({ ok: true, targetFile: 'a.yaml', infrastructureAsCodeIssues: [] });
    expect(goof.infrastructureAsCodeIssues[0]).toMatchObject({
      publicId: 'SNYK-CC-K8S-6',
      severity: 'medium',
      path: ['[DocId: 1]', 'input', 'spec', 'containers[goof]', 'securityContext', 'capabilities', 'drop'],
      msg: 'input.spec.containers[goof].securityContext.capabilities.drop',
      lineNumber: 3,
    });
    const words = goof.infrastructureAsCodeIssues.map(({ severity }: { severity: string }) => severity);
    expect(words).toEqual(['medium', 'high', 'low']);
  });
});

describe('every format', () => {
  it('lets through no character that a terminal acts on, but for line feeds and the NUL of Code Climate', async () => {
    const loaded = await Promise.all(FORMATS.map(async (name) => ({ name, ...(await reporters[name]()) })));
    const nasty = fc.string({
      unit: fc.constantFrom('a', '\n', '\r', '\x1b[2J', '\x9b', '\u202e', '\ud800', '\0', '世'),
    });
    fc.assert(
      fc.property(nasty, nasty, nasty, (text, file, message) => {
        const one = finding(text, { start: 0, end: text.length, file, message, help: message, path: message });
        const odd = input({ [file]: text }, [one, { ...one, rule: 'DL1000' }], { errors: [{ file, message }] });
        for (const { name, report } of loaded) {
          const out = name === 'codeclimate' ? report(odd, plain).replaceAll('}\0', '}') : report(odd, plain);
          expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leaves what was already there uncounted', async () => {
    const existing = new Set([add]);
    for (const name of FORMATS) {
      if (name === 'json' || name === 'sarif' || name === 'human') continue;
      const { report } = await reporters[name]();
      expect(report(input({ Dockerfile: TEXT }, [add, long], { existing }), plain)).not.toContain('DL3020');
    }
  });

  it('tells what could not be checked, unless it has no place for it', async () => {
    const errors = [{ file: 'b', message: 'rule X failed' }];
    for (const name of FORMATS) {
      const { report } = await reporters[name]();
      const told = report(input({ Dockerfile: TEXT }, [add], { errors, failed: true }), plain).includes(
        'rule X failed',
      );
      expect({ name, told }).toEqual({ name, told: tellsErrors(name) });
    }
  });

  it('does not pass very many findings as arguments of one call', async () => {
    const many = Array.from({ length: 130_000 }, () => ({ ...long }));
    for (const name of ['human', 'snyk', 'junit'] as const) {
      const { report } = await reporters[name]();
      expect(report(input({ Dockerfile: TEXT }, many), plain)).toContain('DL3059');
    }
  });
});
