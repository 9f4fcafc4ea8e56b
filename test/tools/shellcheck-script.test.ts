import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Script } from '../../src/core/scripts.ts';
import { prepare, readReport, remarksOf } from '../../src/tools/shellcheck-script.ts';

const script = (text: string, more: Partial<Script> = {}): Script => ({
  ...{ text, dialect: 'bash', variables: [], errexit: false, pipefail: false },
  ...more,
});
const comment = (line: number, column: number, code = 2086, endColumn = column + 1) => ({
  ...{ file: '0.sh', line, column, endLine: line, endColumn, code, message: 'Say why.' },
  level: code < 2000 ? ('error' as const) : ('info' as const),
});

describe('what ShellCheck gets', () => {
  it.each<[string, Script, string, number]>([
    ['the dialect', script('a\n'), '# shellcheck shell=bash\na\n', 1],
    [
      'names and options',
      script('a', { dialect: 'dash', variables: ['A', 'B', 'A', 'x.y'], errexit: true, pipefail: true }),
      '# shellcheck shell=dash\nexport A=1 B=1\nset -e\nset -o pipefail\na',
      4,
    ],
    ['a file with its own first line', script('#!/bin/sh -e\na'), '#!/bin/sh -e\na', 0],
    [
      'the same inside a host',
      script('#!/bin/sh\na', { variables: ['A'] }),
      '# shellcheck shell=bash\nexport A=1\n##/bin/sh\na',
      2,
    ],
    ['no byte order mark', script('\uFEFFa'), '# shellcheck shell=bash\na', 1],
  ])('is %s', (_, from, text, added) => {
    expect(prepare(from)).toEqual({ text, added });
  });
});

describe('what ShellCheck says', () => {
  const placesIn = (text: string, comments: readonly ReturnType<typeof comment>[]) => {
    const from = script(text);
    return remarksOf(from, prepare(from), comments).map(({ at, code }) => `${code} ${text.slice(at.start, at.end)}`);
  };

  it('is counted in code points behind what was added', () => {
    expect(placesIn('😀ä\t$x\nb $y\n', [comment(2, 4, 2086, 6), comment(3, 3, 2086, 5)])).toEqual([
      'SC2086 $x',
      'SC2086 $y',
    ]);
    expect(placesIn('\uFEFF$x', [comment(2, 1, 2086, 3)])).toEqual(['SC2086 $x']);
  });

  it('is left out where it is about what was added', () => expect(placesIn('a', [comment(1, 1)])).toEqual([]));

  it('is one remark for a script that cannot be read', () => {
    const broken = [comment(2, 1, 1009), comment(2, 2, 1073), comment(2, 3, 1046), comment(2, 4, 1072)];
    expect(placesIn('if a; then b', broken)).toEqual(['SC1046  ']);
    expect(placesIn('if a; then b', [comment(2, 1, 1073), comment(2, 3, 1072)])).toEqual(['SC1072  ']);
  });

  it('never lies outside the script', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '😀', '\t', '\n', '\r', 'é', '\uFEFF', '#!') }),
        fc.nat({ max: 12 }),
        fc.nat({ max: 12 }),
        fc.integer({ min: -3, max: 12 }),
        (text, line, column, width) => {
          const from = script(text);
          for (const { at } of remarksOf(from, prepare(from), [comment(line, column, 2086, column + width)])) {
            expect(at.start).toBeGreaterThanOrEqual(0);
            expect(at.end).toBeGreaterThanOrEqual(at.start);
            expect(at.end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
    );
  });

  it('is read from json1 alone, and odd entries are passed over', () => {
    const good = comment(1, 2);
    expect(
      readReport(JSON.stringify({ comments: [good, 1, {}, { ...good, line: '1' }, { ...good, level: 'x' }] })),
    ).toEqual([good]);
    for (const text of ['', '[]', 'null', '{"comments": 1}', 'shellcheck: oops'])
      expect(readReport(text)).toBeUndefined();
  });
});
