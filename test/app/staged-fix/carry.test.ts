import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryEdits } from '../../../src/app/staged-fix/carry.ts';
import { alignLines, joinLines, splitLines } from '../../../src/app/staged-fix/lines.ts';
import { gitRepo } from '../../support/git-repo.ts';

const textOf = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'FROM x', ''), fc.constantFrom('\n', '\r\n')), { maxLength: 25 })
  .chain((lines) =>
    fc.boolean().map((final) => {
      const text = lines.map(([line, ending]) => line + ending).join('');
      return final ? text : text.replace(/\r?\n$/, '');
    }),
  );

describe('alignLines', () => {
  it('matches equal lines in order, as many as there can be', () => {
    fc.assert(
      fc.property(textOf, textOf, (one, other) => {
        const a = splitLines(one);
        const b = splitLines(other);
        expect(joinLines(a)).toBe(one);
        const map = [...alignLines(a, b)];
        const matched = map.map((to, from) => [from, to] as const).filter(([, to]) => to !== -1);
        for (const [from, to] of matched) expect(b[to]?.text).toBe(a[from]?.text);
        const targets = matched.map(([, to]) => to);
        expect(targets).toEqual([...new Set(targets)].sort((x, y) => x - y));
        expect(matched.length).toBe(
          lcs(
            a.map(({ text }) => text),
            b.map(({ text }) => text),
          ),
        );
      }),
      { numRuns: 500 },
    );
  });
});

/** The textbook table, to compare with. */
function lcs(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const line of a) {
    const next = [0];
    for (const [j, other] of b.entries()) {
      next.push(line === other ? (row[j] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

describe('carryEdits', () => {
  const B = 'one\ntwo\nthree\nfour\n';
  it.each([
    ['an untouched copy becomes the fixed text', B, 'one\nTWO\nthree\nfour\n', B, 'one\nTWO\nthree\nfour\n'],
    [
      'other changes stay',
      B,
      'one\nTWO\nthree\nfour\n',
      'zero\none\ntwo\nthree\nfour and more\n',
      'zero\none\nTWO\nthree\nfour and more\n',
    ],
    ['a change right beside', B, 'one\nTWO\nthree\nfour\n', 'ONE\ntwo\nTHREE\nfour\n', 'ONE\nTWO\nTHREE\nfour\n'],
    [
      'endings are the copy’s',
      B,
      'one\nTWO\nmore\nthree\nfour\n',
      B.replaceAll('\n', '\r\n'),
      'one\r\nTWO\r\nmore\r\nthree\r\nfour\r\n',
    ],
    ['mixed endings', B, 'one\nTWO\nthree\nFOUR\n', 'one\r\ntwo\nthree\r\nfour\n', 'one\r\nTWO\nthree\r\nFOUR\n'],
    ['an insertion', B, 'one\ntwo\nnew\nthree\nfour\n', 'one\ntwo\n3\nfour\n', 'one\ntwo\nnew\n3\nfour\n'],
    ['an insertion at the top', B, 'new\none\ntwo\nthree\nfour\n', 'one\ntwo\n', 'new\none\ntwo\n'],
    ['a deletion', B, 'one\nthree\nfour\n', 'one\ntwo\nthree\nfour\nfive\n', 'one\nthree\nfour\nfive\n'],
    ['no final line feed', B, 'one\ntwo\nthree\nFOUR\n', 'one\ntwo\nthree\nfour', 'one\ntwo\nthree\nFOUR'],
    [
      'an insertion after a last line without one',
      'one\ntwo',
      'one\ntwo\nnew',
      'zero\none\ntwo',
      'zero\none\ntwo\nnew',
    ],
  ])('%s', (_name, staged, fixed, copy, expected) => {
    expect(carryEdits(staged, fixed, copy)).toEqual({ kind: 'carried', text: expected });
  });

  it('gives what git merge-file gives, where that merges', () => {
    const repo = gitRepo();
    const lines = Array.from({ length: 10 }, (_, index) => `line ${index}`);
    const someOf = fc.uniqueArray(fc.integer({ min: 0, max: lines.length - 1 }), { minLength: 1, maxLength: 3 });
    let merged = 0;
    fc.assert(
      fc.property(someOf, someOf, (fixedAt, ownAt) => {
        const textWith = (word: string, at: readonly number[]): string =>
          lines.map((line, index) => `${at.includes(index) ? `${word} ${index}` : line}\n`).join('');
        const [staged, fixed, copy] = [textWith('', []), textWith('fixed', fixedAt), textWith('own', ownAt)];
        for (const [name, text] of Object.entries({ staged, fixed, copy })) repo.write(name, text);
        const { status, stdout } = repo.try('merge-file', '-p', 'copy', 'staged', 'fixed');
        if (status !== 0) return;
        merged += 1;
        expect(carryEdits(staged, fixed, copy)).toEqual({ kind: 'carried', text: stdout });
      }),
      { numRuns: 60 },
    );
    expect(merged).toBeGreaterThan(5);
  });

  it('knows what is there already', () => {
    const fixed = 'one\nTWO\nthree\nnew\nfour\n';
    expect(carryEdits(B, fixed, 'one\nTWO\nthree\nnew\nfour\nfive\n')).toEqual({ kind: 'already' });
    expect(carryEdits(B, `new\n${B}`, `new\n${B}`)).toEqual({ kind: 'already' });
    expect(carryEdits(B, 'one\nfour\n', 'one\nfour\nfive\n')).toEqual({ kind: 'already' });
  });

  it('changes nothing when one edit finds no place', () => {
    expect(carryEdits(B, 'ONE\ntwo\nthree\nFOUR\n', 'one\ntwo\nthree\n4\n')).toEqual({ kind: 'conflict', line: 4 });
    expect(carryEdits(B, 'one\n2\n3\nfour\n', 'one\ntwo\nbetween\nthree\nfour\n')).toEqual({
      kind: 'conflict',
      line: 2,
    });
    expect(carryEdits(B, 'one\ntwo\nnew\nthree\nfour\n', 'one\nthree\nfour\n')).toEqual({ kind: 'conflict', line: 3 });
  });

  it('with unique lines: keeps every line of the copy but those replaced, and brings every new line', () => {
    const size = 12;
    const lines = Array.from({ length: size }, (_, index) => `line ${index}`);
    const editsOf = fc.uniqueArray(fc.integer({ min: 0, max: size - 1 }), { maxLength: 6 });
    fc.assert(
      fc.property(editsOf, editsOf, fc.boolean(), (fixedAt, ownAt, crlf) => {
        const ending = crlf ? '\r\n' : '\n';
        const staged = lines.map((line) => `${line}\n`).join('');
        const fixed = lines.map((line, index) => (fixedAt.includes(index) ? `fixed ${index}\n` : `${line}\n`)).join('');
        const copy = lines
          .map((line, index) => (ownAt.includes(index) ? `own ${index}${ending}` : line + ending))
          .join('');
        const carried = carryEdits(staged, fixed, copy);
        const clash = fixedAt.some((index) => ownAt.includes(index));
        if (fixedAt.length === 0) expect(carried.kind).toBe('already');
        else if (clash) expect(carried.kind).toBe('conflict');
        else {
          const expected = lines.map(
            (line, index) =>
              (fixedAt.includes(index) ? `fixed ${index}` : ownAt.includes(index) ? `own ${index}` : line) + ending,
          );
          expect(carried).toEqual({ kind: 'carried', text: expected.join('') });
        }
      }),
      { numRuns: 500 },
    );
  });
});
