import { constants, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SmallInflater } from '../../src/collect/inflate.ts';

const LIMIT = 100_000;
/** One for all, as it is used: what one stream leaves must not reach the next. */
const inflater = new SmallInflater();
const inflateSmall = (bytes: Uint8Array, limit: number) => inflater.inflate(bytes, limit);
const { Z_DEFAULT_STRATEGY, Z_FILTERED, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE } = constants;

/** Texts as files have them, with repetitions near and far, and bytes of any kind. */
const content = fc.oneof(
  fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes)),
  fc
    .array(fc.constantFrom('RUN apt-get update ', 'COPY a /b\n', 'x', '\0', 'ENV A=1\n'), { maxLength: 400 })
    .map((words) => Buffer.from(words.join(''))),
  fc
    .tuple(fc.string(), fc.nat({ max: 9000 }))
    .map(([text, times]) => Buffer.from(text.repeat(Math.ceil(times / (text.length + 1))))),
  fc
    .tuple(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.nat({ max: 40_000 }))
    .map(([bytes, gap]) => Buffer.concat([bytes, Buffer.alloc(gap, 7), bytes])),
);
const options = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  memLevel: fc.integer({ min: 1, max: 9 }),
  strategy: fc.constantFrom(Z_DEFAULT_STRATEGY, Z_FILTERED, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE),
});

describe('SmallInflater', () => {
  it('gives what was deflated, however that was done', () => {
    fc.assert(
      fc.property(content, options, (bytes, how) => {
        expect(inflateSmall(deflateSync(bytes, how), LIMIT)?.equals(bytes)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('reads codes of the longest kind', () => {
    // Frequencies that grow like Fibonacci numbers make codes of up to 15 bits.
    let [a, b] = [1, 1];
    const parts: Buffer[] = [];
    for (let symbol = 0; symbol < 20; symbol++) {
      parts.push(Buffer.alloc(a, symbol * 3));
      [a, b] = [b, a + b];
    }
    const bytes = Buffer.concat(parts);
    const shuffled = Buffer.from(bytes.map((_, index) => bytes[(index * 7919) % bytes.length] ?? 0));
    const deflated = deflateSync(shuffled, { strategy: Z_HUFFMAN_ONLY });
    expect(inflateSmall(deflated, LIMIT)?.equals(shuffled)).toBe(true);
  });

  it('gives nothing for a stream that is cut, and never another content for one that is damaged', () => {
    fc.assert(
      fc.property(content, options, fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, how, where, by) => {
        const sound = deflateSync(bytes, how);
        expect(inflateSmall(sound.subarray(0, where % sound.length), LIMIT)).toBeUndefined();
        const damaged = Buffer.from(sound);
        damaged[where % damaged.length] = (damaged[where % damaged.length] ?? 0) ^ by;
        const read = inflateSmall(damaged, LIMIT);
        expect(read === undefined || read.equals(bytes)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('survives bytes of any kind', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const read = inflateSmall(Buffer.concat([Buffer.from([0x78, 0x9c]), bytes]), LIMIT);
        expect(read === undefined || read.length <= LIMIT).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('stops at the limit', () => {
    const bomb = deflateSync(Buffer.alloc(1_000_000));
    expect(inflateSmall(bomb, LIMIT)).toBeUndefined();
    expect(inflateSmall(bomb, 1_000_000)).toHaveLength(1_000_000);
    expect(inflateSmall(bomb, 999_999)).toBeUndefined();
  });
});
