import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePath, encodePath } from '../../src/collect/paths.ts';
import { bytesOfPath, hasEscapedBytes, slashed } from '../../src/core/paths.ts';

/** Much that is nearly UTF-8, among it what another encoder makes of lone surrogates. */
const bytesOf = fc
  .array(
    fc.oneof(
      fc.constantFrom('é', '🚀', '\\377', '\ufffd', 'a/b').map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 4 }),
      fc.constant(Buffer.of(0xed, 0xb3, 0xbf)),
    ),
    { maxLength: 6 },
  )
  .map((parts) => Buffer.concat(parts));

describe('a path as a text', () => {
  it('stands for its bytes, and for no others', () => {
    fc.assert(
      fc.property(bytesOf, bytesOf, (one, other) => {
        const decoded = decodePath(one);
        expect(encodePath(decoded).equals(one)).toBe(true);
        expect(bytesOfPath(decoded.path).equals(one)).toBe(true);
        expect(hasEscapedBytes(decoded.path)).toBe(decoded.pathBytes !== undefined);
        expect(decoded.path === decodePath(other).path).toBe(one.equals(other));
      }),
      { numRuns: 2000 },
    );
  });

  it('has slashes for the backslashes of Windows alone', () => {
    expect(slashed('a\\b', '\\')).toBe('a/b');
    expect(slashed('a\\b', '/')).toBe('a\\b');
  });
});
