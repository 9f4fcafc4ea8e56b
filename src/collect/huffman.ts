/** Bits that are looked up at once; longer codes are rare in small streams and are read bit by bit. */
const FAST_BITS = 9;
export const LONGEST_CODE = 15;
export const LITERALS = 288;
export const DISTANCES = 32;

/** A canonical Huffman code, in tables that are filled anew for each block. */
export class HuffmanCode {
  /** Codes by length. */
  private readonly counts = new Uint16Array(LONGEST_CODE + 1);
  private readonly offsets = new Uint16Array(LONGEST_CODE + 2);
  private readonly next = new Uint16Array(LONGEST_CODE + 2);
  /** In the order of their codes. */
  private readonly symbols: Uint16Array;
  /** By the next bits: symbol times 16 plus length; zero for a longer code. */
  private readonly fast = new Uint16Array(1 << FAST_BITS);

  constructor(symbols: number) {
    this.symbols = new Uint16Array(symbols);
  }

  /** Makes the code whose symbols have the lengths from one place of a table to another. */
  build(lengths: Uint8Array, from: number, to: number): void {
    const { counts, offsets, next, symbols, fast } = this;
    counts.fill(0);
    fast.fill(0);
    for (let at = from; at < to; at++) {
      const length = lengths[at] ?? 0;
      counts[length] = (counts[length] ?? 0) + 1;
    }
    counts[0] = 0;
    for (let length = 1; length <= LONGEST_CODE; length++) {
      const count = counts[length] ?? 0;
      offsets[length + 1] = (offsets[length] ?? 0) + count;
      next[length + 1] = ((next[length] ?? 0) + count) << 1;
    }
    for (let at = from; at < to; at++) {
      const length = lengths[at] ?? 0;
      if (length === 0) continue;
      const offset = offsets[length] ?? 0;
      const code = next[length] ?? 0;
      symbols[offset] = at - from;
      offsets[length] = offset + 1;
      next[length] = code + 1;
      if (length > FAST_BITS) continue;
      const entry = ((at - from) << 4) | length;
      for (let bits = reversed(code, length); bits < fast.length; bits += 1 << length) fast[bits] = entry;
    }
    offsets.fill(0);
    next.fill(0);
  }

  /** The short code with which some bits begin, as symbol times 16 plus length; zero for none. */
  short(bits: number): number {
    return this.fast[bits & ((1 << FAST_BITS) - 1)] ?? 0;
  }

  /** The symbol of a longer code, whose bits are taken one by one; -1 for none. */
  long(takeBit: () => number): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= LONGEST_CODE; length++) {
      code |= takeBit();
      const count = this.counts[length] ?? 0;
      if (code - count < first) return this.symbols[index + code - first] ?? -1;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    return -1;
  }
}

/** The two codes of a block. */
export interface Codes {
  readonly literals: HuffmanCode;
  readonly distances: HuffmanCode;
}

export function newCodes(): Codes {
  return { literals: new HuffmanCode(LITERALS), distances: new HuffmanCode(DISTANCES) };
}

/** The codes of RFC 1951, section 3.2.6. */
export function fixedCodes(): Codes {
  const codes = newCodes();
  const lengths = new Uint8Array(LITERALS + DISTANCES);
  lengths.fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280, LITERALS).fill(5, LITERALS);
  codes.literals.build(lengths, 0, LITERALS);
  codes.distances.build(lengths, LITERALS, LITERALS + DISTANCES);
  return codes;
}

/** Four bits in the order of the others. */
const NIBBLES = [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15];

/** Huffman codes are written with their first bit first. Only those that are looked up at once come here. */
function reversed(code: number, length: number): number {
  const low = NIBBLES[code & 15] ?? 0;
  const middle = NIBBLES[(code >> 4) & 15] ?? 0;
  const high = NIBBLES[(code >> 8) & 15] ?? 0;
  return ((low << 8) | (middle << 4) | high) >> (12 - length);
}
