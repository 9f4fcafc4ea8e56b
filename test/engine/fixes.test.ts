import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding, FindingEdit } from '../../src/core/finding.ts';
import { applyEdits, applyFixes } from '../../src/engine/fixes.ts';

const place = { line: 1, column: 1, offset: 0 };

function finding(edits: readonly FindingEdit[], safety: 'safe' | 'unsafe' = 'safe'): Finding {
  return {
    ...{ rule: 'DL3020', name: 'a', aliases: [], severity: 'error', blocking: true, message: 'm', help: '', url: '' },
    ...{ file: 'Dockerfile', language: 'dockerfile', start: place, end: place, path: null, related: [] },
    fix: { safety, title: 'Fix', edits },
  };
}

describe('fixes', () => {
  it('go in whole or not at all', () => {
    const first = finding([{ start: 0, end: 3, text: 'COPY' }]);
    const second = finding([
      { start: 2, end: 4, text: 'x' },
      { start: 8, end: 9, text: 'y' },
    ]);
    const outcome = applyFixes('ADD a b c', [first, second]);
    expect(outcome).toEqual({ text: 'COPY a b c', applied: [first], postponed: [second] });
  });

  it('count once when they are the same edit', () => {
    const both = [finding([{ start: 0, end: 1, text: 'x' }]), finding([{ start: 0, end: 1, text: 'x' }])];
    expect(applyFixes('abc', both)).toMatchObject({ text: 'xbc', postponed: [] });
  });

  it('do not guess the order of two insertions at one place', () => {
    const both = [finding([{ start: 1, end: 1, text: 'x' }]), finding([{ start: 1, end: 1, text: 'y' }])];
    expect(applyFixes('ab', both)).toMatchObject({ text: 'axb', postponed: [both[1]] });
  });

  it('are applied only when safe, unless asked otherwise', () => {
    const unsafe = finding([{ start: 0, end: 1, text: 'x' }], 'unsafe');
    expect(applyFixes('a', [unsafe]).text).toBe('a');
    expect(applyFixes('a', [unsafe], { unsafe: true }).text).toBe('x');
  });

  it('take what a plain comparison of all pairs would take, and keep every other byte', () => {
    const edit = fc
      .tuple(fc.nat(30), fc.nat(4), fc.constantFrom('', 'X', 'YZ'))
      .map(([start, length, text]) => ({ start, end: start + length, text }));
    fc.assert(
      fc.property(fc.array(fc.array(edit, { minLength: 1, maxLength: 1 }), { maxLength: 12 }), (fixes) => {
        const text = 'abcdefghijklmnopqrstuvwxyz0123456789';
        const taken: FindingEdit[] = [];
        for (const [one] of fixes) {
          if (
            !one ||
            taken.some((other) => other.start === one.start && other.end === one.end && other.text === one.text)
          )
            continue;
          const clash = taken.some(
            (other) =>
              (other.start === one.start && other.end === one.end) || (one.start < other.end && other.start < one.end),
          );
          if (!clash) taken.push(one);
        }
        expect(
          applyFixes(
            text,
            fixes.map((edits) => finding(edits)),
          ).text,
        ).toBe(applyEdits(text, taken));
      }),
      { numRuns: 500 },
    );
  });
});
