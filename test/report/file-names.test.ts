import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePath } from '../../src/collect/paths.ts';
import { FORMATS, reporters } from '../../src/report/reporters.ts';
import { finding, input } from './samples.ts';

const TEXT = 'FROM node:22\nADD . .\nUSER root\n';
/** Line feeds are those of the report; hadolint ends each Code Climate object with a NUL. */
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u;
const PLAIN = { columns: 100, color: false };

/** A name of any bytes, which may want to be a line of its own, a colour or an element. */
const nameOf = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\n',
        '\r\n',
        '\n::error::x',
        '::error::x',
        ':',
        '\x1b[31m',
        '\u202e',
        '\x00',
        '"/>',
        ']]>',
        '%0A',
        'a',
        'é',
        '\\',
      ),
      fc.uint8Array({ minLength: 1, maxLength: 3 }).map((bytes) => decodePath(Buffer.from(bytes)).path),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join('').replace(/^\//, 'x'));

/** A run about a file, about another one beside it, and an error in it. */
function runOver(file: string, verbose: boolean) {
  const related = [{ at: 'USER', message: 'see this', file: `${file}.more` }];
  const findings = [
    finding(TEXT, { file, at: 'ADD', related, help: 'COPY . .' }),
    finding(TEXT, { file, at: 'USER', severity: 'info' }),
  ];
  const errors = [{ file, message: 'rule X failed' }];
  return input({ [file]: TEXT }, findings, { errors, notes: [`${file} was not checked`], verbose });
}

describe.each(FORMATS)('%s', (format) => {
  it('prints no control character of a file name, and begins no line with one', async () => {
    const { report } = await reporters[format]();
    const lines = (text: string): number => text.split('\n').length;
    await fc.assert(
      fc.asyncProperty(nameOf, fc.boolean(), async (name, verbose) => {
        const text = report(runOver(name, verbose), PLAIN);
        expect(format === 'codeclimate' ? text.replaceAll('\0', '') : text).not.toMatch(CONTROLS);
        // Who decodes XML gets no line of a name either.
        expect(text).not.toMatch(/&#(?:10|13|x[ad]);?::error/i);
        const commands = text.split('\n').filter((line) => line.trimStart().startsWith('::'));
        expect(commands.every((line) => format === 'github' && /^::(?:error|notice) file=/.test(line))).toBe(true);
        // Lines are filled up to a width for people, and JSON has one more for bytes that are not UTF-8.
        if (format !== 'human' && format !== 'json')
          expect(lines(text)).toBe(lines(report(runOver('plain', verbose), PLAIN)));
      }),
    );
  });
});

it('two names that are printed alike are two files', async () => {
  const files = ['\udcff/Dockerfile', '\\377/Dockerfile'];
  const run = input(Object.fromEntries(files.map((file) => [file, TEXT])), [
    ...files.map((file) => finding(TEXT, { file, at: 'ADD' })),
  ]);
  const { findings, summary } = JSON.parse((await reporters.json()).report(run, PLAIN));
  expect(summary.files).toBe(2);
  expect(findings).toMatchObject([
    { file: '\\377/Dockerfile', fileBytes: '/y9Eb2NrZXJmaWxl' },
    { file: '\\377/Dockerfile' },
  ]);
  expect(findings[1].fileBytes).toBeUndefined();
  const { runs } = JSON.parse((await reporters.sarif()).report(run, PLAIN));
  const results: { locations: [{ physicalLocation: { artifactLocation: { uri: string } } }] }[] = runs[0].results;
  expect(results.map(({ locations: [one] }) => one.physicalLocation.artifactLocation.uri)).toEqual([
    '%FF/Dockerfile',
    '%5C377/Dockerfile',
  ]);
  const names = JSON.parse((await reporters.gitlab()).report(run, PLAIN)).map(
    (one: { fingerprint: string }) => one.fingerprint,
  );
  expect(new Set(names).size).toBe(2);
  expect((await reporters.junit()).report(run, PLAIN).match(/<testsuite /g)).toHaveLength(2);
});

it('no command is printed for a name that cannot be pasted as it is shown', async () => {
  const { report } = await reporters.human();
  const fix = { safety: 'safe', title: 'use COPY', edits: [{ start: 13, end: 16, text: 'COPY' }] } as const;
  const printed = (file: string, hook?: string): string => {
    const severity = hook ? 'info' : 'error';
    const run = input({ [file]: TEXT }, [finding(TEXT, { file, at: 'ADD', severity, fix })], { hook, failed: !hook });
    return report(run, PLAIN);
  };
  expect(printed("it's")).toContain("npx plimsoll fix 'it'\\''s'");
  expect(printed('\\377')).toContain("npx plimsoll fix '\\377'");
  for (const odd of ['\udcff', 'a\nb']) {
    expect(printed(odd)).not.toContain('npx plimsoll fix');
    expect(printed(odd, 'pre-commit')).toContain('npx plimsoll check lists them');
  }
});
