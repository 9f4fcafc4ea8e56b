import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswers } from '../../src/collect/answers.ts';

const HEAD = 'plimsoll 1\x00 42 .git/index\x00';

/** A stream that arrives in pieces of the given sizes, again and again. */
function inPieces(bytes: Buffer, sizes: readonly number[]): () => Buffer | undefined {
  let at = 0;
  let index = 0;
  return () => {
    if (at >= bytes.length) return undefined;
    const size = sizes[index++ % sizes.length] ?? 1;
    const piece = bytes.subarray(at, at + size);
    at += size;
    return piece;
  };
}

const answersOf = (text: string, inode = '42') => readAnswers(inPieces(Buffer.from(text), [7]), inode);

describe('readAnswers', () => {
  const change = ':000000 100644 000 abc A\x00';

  it('gives each answer as Git printed it', () => {
    const answers = answersOf(`${HEAD}${change}Dockerfile\x00.\x00100644 abc 0\tpackage.json\x00.\x00x\x00y\x00.\x00`);
    expect(answers?.changes.toString()).toBe(`${change}Dockerfile\x00`);
    expect(answers?.configs.toString()).toBe('100644 abc 0\tpackage.json\x00');
    expect(answers?.index()?.toString()).toBe('x\x00y\x00');
  });

  it('takes a path that looks like the end mark for a path', () => {
    expect(answersOf(`${HEAD}${change}.\x00.\x00.\x00.\x00`)?.changes.toString()).toBe(`${change}.\x00`);
  });

  it.each([
    ['nothing at all', ''],
    ['another program', 'hello\n'],
    ['a script that speaks of other things', 'plimsoll 2\x00 42 .git/index\x00.\x00.\x00.\x00'],
    ['an index without a number', 'plimsoll 1\x00\x00.\x00.\x00.\x00'],
    ['no list of changes', HEAD],
    ['a list of changes that is cut', `${HEAD}${change}Docker`],
    ['a list of changes without its end', `${HEAD}${change}Dockerfile\x00`],
    ['a change without its path', `${HEAD}${change}`],
    ['no configuration', `${HEAD}.\x00`],
  ])('does without them for %s', (_, text) => {
    expect(answersOf(text)).toBeUndefined();
  });

  it('does without them when the index is another one by now', () => {
    const text = `${HEAD}.\x00.\x00.\x00`;
    expect(answersOf(text)).toBeDefined();
    expect(answersOf(text, '4')).toBeUndefined();
    expect(answersOf(text, 'none')).toBeUndefined();
  });

  it('gives no index that is not whole', () => {
    expect(answersOf(`${HEAD}.\x00.\x00100644 abc 0\ta\x00`)?.index()).toBeUndefined();
  });

  it('reads the same however the stream arrives, and no further than it is asked', () => {
    const path = fc.string({ minLength: 1, maxLength: 5 }).map((text) => text.replaceAll('\0', '.'));
    fc.assert(
      fc.property(
        fc.array(path, { maxLength: 5 }),
        fc.array(path, { maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        (changed, listed, sizes) => {
          const changes = changed.map((one) => `${change}${one}\0`).join('');
          const index = listed.map((one) => `100644 abc 0\t${one}\0`).join('');
          const text = `${HEAD}${changes}.\0.\0${index}.\0`;
          let pieces = 0;
          const next = inPieces(Buffer.from(text), sizes);
          const answers = readAnswers(() => {
            pieces += 1;
            return next();
          }, '42');
          const needed = Buffer.byteLength(`${HEAD}${changes}.\0.\0`);
          expect(pieces * Math.min(...sizes)).toBeLessThanOrEqual(needed + Math.max(...sizes) * pieces);
          expect(answers?.changes.toString()).toBe(Buffer.from(changes).toString());
          expect(answers?.index()?.toString()).toBe(Buffer.from(index).toString());
        },
      ),
    );
  });
});
