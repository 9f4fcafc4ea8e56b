import { describe, expect, it } from 'vitest';
import { packInPieces, unpack } from '../../../src/app/results/packed.ts';
import type { Finding } from '../../../src/core/finding.ts';
import type { CheckedFile, RunResult } from '../../../src/engine/run.ts';

const ALIASES: readonly string[] = [];
const at = (offset: number) => ({ line: 1, column: offset + 1, offset });
const files: readonly CheckedFile[] = ['a/Dockerfile', 'b/Dockerfile', 'left'].map((path) => ({
  file: { path, text: 'x'.repeat(3000), origin: 'index' },
  language: 'dockerfile',
}));

/** Each differs from the one before it in some way. */
function finding(number: number): Finding {
  const file = files[number % 2]?.file.path ?? '';
  return {
    rule: `DL300${number % 3}`,
    name: 'some-rule',
    aliases: number % 5 === 0 ? ['other'] : number % 7 === 0 ? [] : ALIASES,
    severity: number % 11 === 0 ? 'error' : 'info',
    blocking: number % 13 === 0,
    message: `message ${number % 17} "\u{1F433}"`,
    help: '',
    url: number % 19 === 0 ? 'https://example.com/' : '',
    file,
    ...(number % 23 === 0 && { fileBytes: 'YQ==' }),
    language: number % 29 === 0 ? 'shell' : 'dockerfile',
    start: at(number),
    end: at(number + 1),
    path: number % 31 === 0 ? 'a > b' : null,
    related: number % 37 === 0 ? [{ file, start: at(0), end: at(1), message: 'here' }] : [],
    ...(number % 47 === 0 && { covers: ['DL3003', 'SC2164'] }),
    fix: number % 41 === 0 ? { safety: 'safe', title: 'do', edits: [{ start: 0, end: 1, text: '\n' }] } : null,
  };
}

function result(count: number): RunResult {
  const findings = Array.from({ length: count }, (_, number) => finding(number));
  const checked = files.slice(0, 2).map(({ file }) => [file.path, file] as const);
  const existing = new Set(findings.filter((_, number) => number % 43 === 0));
  return {
    findings,
    existing,
    errors: [],
    skipped: [{ file: 'left', reason: 'it is too large', whole: true }],
    files: new Map(checked),
  };
}

describe('a result as text', () => {
  it.each([0, 1, 499, 500, 501, 1500, 2003])('of %d findings is read back as it was', (count) => {
    const before = result(count);
    const pieces = [...packInPieces(before, files)];
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(200_000);
    const after = unpack(JSON.parse(pieces.join('')), files);
    expect(after).toEqual(before);
    expect([...after.existing].map((one) => after.findings.indexOf(one))).toEqual(
      [...before.existing].map((one) => before.findings.indexOf(one)),
    );
  });
});
