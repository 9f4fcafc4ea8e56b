import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHanded } from '../../src/collect/answers.ts';

const HEAD = 'plimsoll 3\x0042\x00';
const CHANGE = ':000000 100644 000 abc A\x00';

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

const handedIn = (text: string) => readHanded(inPieces(Buffer.from(text), [7]));

describe('readHanded', () => {
  it('gives the answer as Git printed it, and the copy of the index that it is about', () => {
    const changes = Buffer.from(`${CHANGE}Dockerfile\x00`);
    expect(handedIn(`${HEAD}${changes}.\x00`)).toEqual({ copy: '42', changes });
    expect(handedIn(`${HEAD}.\x00`)).toEqual({ copy: '42', changes: Buffer.alloc(0) });
  });

  it.each([
    ['nothing at all', ''],
    ['another program', 'hello\n'],
    ['a script that speaks of other things', 'plimsoll 2\x0042\x00.\x00'],
    ['no copy', 'plimsoll 3\x00\x00.\x00'],
    ['a copy that is somewhere else', 'plimsoll 3\x00../42\x00.\x00'],
    ['only the end', 'plimsoll 3\x00.\x00'],
    ['no list of changes', HEAD],
    ['a list of changes that is cut', `${HEAD}${CHANGE}Docker`],
    ['a list of changes without its end', `${HEAD}${CHANGE}Dockerfile\x00`],
    ['a change without its path', `${HEAD}${CHANGE}`],
    ['a path that ends like the mark', `${HEAD}${CHANGE}Dockerfile.\x00`],
  ])('does without it for %s', (_, text) => {
    expect(handedIn(text)).toBeUndefined();
  });

  it('reads the same however the stream arrives, and nothing from a part of it', () => {
    const path = fc.string({ minLength: 1, maxLength: 5 }).filter((text) => !text.includes('\0') && text !== '.');
    fc.assert(
      fc.property(
        fc.array(path, { maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        fc.nat(),
        (changed, sizes, cut) => {
          const changes = changed.map((one) => `${CHANGE}${one}\0`).join('');
          const whole = Buffer.from(`${HEAD}${changes}.\0`);
          expect(readHanded(inPieces(whole, sizes))?.changes.toString()).toBe(Buffer.from(changes).toString());
          expect(readHanded(inPieces(whole.subarray(0, cut % whole.length), sizes))).toBeUndefined();
        },
      ),
    );
  });
});
