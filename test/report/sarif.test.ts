import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieces as piecesOfJson, report as reportJson } from '../../src/report/json.ts';
import { pieces, report } from '../../src/report/sarif.ts';
import { pathUri } from '../../src/report/uri.ts';
import { sarifProblems } from '../support/json-schema.ts';
import { finding, input } from './samples.ts';

const TEXT = 'FROM node:22\nADD . .\nUSER root\n';
const fix = { safety: 'safe', title: 'Write COPY', edits: [{ start: 13, end: 16, text: 'COPY' }] } as const;
const add = finding(TEXT, {
  at: 'ADD',
  message: 'copies',
  help: 'COPY . .',
  fix,
  related: [{ at: 'USER root', message: 'seen here', file: 'a b/Dockerfile' }],
});
const taste = finding(TEXT, { at: 'USER', rule: 'DL9', severity: 'style', path: 'input > spec' });

function runOf(text: string) {
  const log = JSON.parse(text);
  expect(sarifProblems(log)).toEqual([]);
  expect(Object.keys(log)).toEqual(['$schema', 'version', 'runs']);
  expect(log.version).toBe('2.1.0');
  return log.runs[0];
}

describe('long reports', () => {
  it.each([
    ['sarif', report, pieces],
    ['json', reportJson, piecesOfJson],
  ])('of %s are the same in pieces', (_, whole, parts) => {
    for (const count of [0, 1, 500, 501, 1_234]) {
      const many = Array.from({ length: count }, (_one, index) => (index % 3 === 0 ? taste : add));
      const subject = input({ Dockerfile: TEXT }, many);
      const text = whole(subject);
      expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
      expect([...parts(subject)].length).toBe(Math.ceil(count / 500) + 2);
    }
  });
});

describe('sarif', () => {
  it('holds the parts that the standard requires', () => {
    const words = { title: 'ADD of local files', what: 'It copies.', why: 'It may unpack.' };
    const rules = new Map([['DL3020', { ...words, instead: 'Use `COPY`.', severity: 'warning' as const }]]);
    const run = runOf(report(input({ Dockerfile: TEXT }, [add, taste], { rules })));
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
    expect(run.tool.driver.rules[0]).toMatchObject({
      id: 'DL3020',
      name: 'copy-instead-of-add',
      shortDescription: { text: 'ADD of local files' },
      fullDescription: { text: 'It copies. It may unpack.' },
      help: {
        text: 'It copies. It may unpack.\nRead more: plimsoll explain DL3020',
        markdown: 'It copies. It may unpack.\n\n**Instead:** Use `COPY`.\n\nRead more: `plimsoll explain DL3020`',
      },
      properties: { tags: ['security', 'dockerfile'], 'security-severity': '5.0' },
      helpUri: 'https://docs.docker.com/build/building/best-practices/',
      defaultConfiguration: { level: 'error' },
    });
    const region = { startLine: 2, startColumn: 1, endLine: 2, endColumn: 4, charOffset: 13, charLength: 3 };
    expect(run.results[0]).toEqual({
      ruleId: 'DL3020',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'copies\nCOPY . .' },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'Dockerfile', uriBaseId: '%SRCROOT%' }, region } }],
      relatedLocations: [
        {
          id: 1,
          physicalLocation: {
            artifactLocation: { uri: 'a%20b/Dockerfile', uriBaseId: '%SRCROOT%' },
            region: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 10, charOffset: 21, charLength: 9 },
          },
          message: { text: 'seen here' },
        },
      ],
      partialFingerprints: { 'plimsoll/v1': expect.stringMatching(/^[0-9a-f]{40}$/) },
      fixes: [
        {
          description: { text: 'Write COPY' },
          artifactChanges: [
            {
              artifactLocation: { uri: 'Dockerfile', uriBaseId: '%SRCROOT%' },
              replacements: [{ deletedRegion: region, insertedContent: { text: 'COPY' } }],
            },
          ],
        },
      ],
      properties: { blocking: true },
    });
    expect(run.results[1]).toMatchObject({
      ruleIndex: 1,
      kind: 'informational',
      level: 'none',
      locations: [{ logicalLocations: [{ fullyQualifiedName: 'input > spec' }] }],
    });
  });

  it('does not count a byte order mark', () => {
    const text = `\ufeff${TEXT}`;
    const run = runOf(
      report(input({ Dockerfile: text }, [finding(text, { at: 'FROM' }), finding(text, { at: 'ADD' })])),
    );
    const [first, second] = run.results.map(
      (result: { locations: [{ physicalLocation: { region: object } }] }) =>
        result.locations[0].physicalLocation.region,
    );
    expect(first).toMatchObject({ startColumn: 1, endColumn: 5, charOffset: 0, charLength: 4 });
    expect(second).toMatchObject({ startLine: 2, startColumn: 1, charOffset: 13 });
  });

  it('tells what failed and what is old', () => {
    const old = { ...add, blocking: false };
    const errors = [{ file: 'x', rule: 'DL1', message: 'broke' }];
    const run = runOf(report(input({ Dockerfile: TEXT }, [old, taste], { existing: new Set([old]), errors })));
    expect(run.invocations[0].executionSuccessful).toBe(false);
    expect(run.invocations[0].toolExecutionNotifications).toEqual([
      {
        level: 'error',
        message: { text: 'broke' },
        associatedRule: { id: 'DL1' },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'x', uriBaseId: '%SRCROOT%' } } }],
      },
    ]);
    expect(run.results.map(({ baselineState }: { baselineState: string }) => baselineState)).toEqual([
      'unchanged',
      'new',
    ]);
  });

  it('keeps a fingerprint while lines move, and tells equal findings apart', () => {
    const names = (text: string, ats: number[]): string[] => {
      const found = ats.map((start) => finding(text, { start, end: start + 3 }));
      const { results } = runOf(report(input({ Dockerfile: text }, found)));
      return results.map((one: { partialFingerprints: object }) => JSON.stringify(one.partialFingerprints));
    };
    const before = names('ADD a\nADD a\n', [0, 6]);
    expect(new Set(before).size).toBe(2);
    expect(names('# more\n\nADD  a\nADD a\n', [8, 15])).toEqual(before);
  });
});

describe('a path as a URI', () => {
  it.each([
    ['a b/Größe#1?.yaml', 'a%20b/Gr%C3%B6%C3%9Fe%231%3F.yaml'],
    ['a:b', 'a%3Ab'],
    ['a\\b', 'a%5Cb'],
    ['/tmp/x', 'file:///tmp/x'],
    ['C:\\x\\y', 'file:///C:/x/y'],
    ['\udcffa', '%FFa'],
    ['\ud800', '%EF%BF%BD'],
  ])('%s', (path, uri) => {
    expect(pathUri(path)).toBe(uri);
  });

  it('never throws and holds only characters of a URI', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (path) => {
        expect(pathUri(path)).toMatch(/^[\w.~%/:!*'()-]*$/);
      }),
    );
  });
});
