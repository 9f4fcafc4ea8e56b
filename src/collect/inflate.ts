import { type Codes, DISTANCES, fixedCodes, HuffmanCode, LITERALS, LONGEST_CODE, newCodes } from './huffman.ts';

const END_OF_BLOCK = 256;

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];
const DISTANCE_BITS = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
/** The order in which the lengths of the codes for code lengths are written. */
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/**
 * Inflates small zlib streams (RFC 1950 and 1951), one after the other in the same memory. A commit reads a
 * handful of small loose objects, and loading `node:zlib` for them takes longer than everything else that is done with
 * them; it stays the way for what is larger.
 */
export class SmallInflater {
  private readonly lengths = new Uint8Array(LITERALS + DISTANCES);
  private readonly codes = newCodes();
  /** Those that need not be told; most objects of a few bytes use them. */
  private fixedCodes: Codes | undefined;
  private readonly codeLengths = new HuffmanCode(CODE_ORDER.length);
  private input: Uint8Array = new Uint8Array(0);
  private limit = 0;
  private at = 0;
  private bits = 0;
  private held = 0;
  private output = Buffer.allocUnsafe(16_384);
  private length = 0;

  /**
   * @param limit largest output in bytes
   * @returns undefined for what is damaged or larger
   */
  inflate(input: Uint8Array, limit: number): Buffer | undefined {
    const [method = 0, flags = 0] = input;
    const isZlib = (method & 15) === 8 && (method * 256 + flags) % 31 === 0 && (flags & 32) === 0;
    if (!isZlib) return undefined;
    this.input = input;
    this.limit = limit;
    this.at = 2;
    this.bits = 0;
    this.held = 0;
    this.length = 0;
    return this.run() ? this.result() : undefined;
  }

  /** Whether every block could be read. */
  private run(): boolean {
    for (let isLast = false; !isLast; ) {
      isLast = this.take(1) === 1;
      const kind = this.take(2);
      const isRead = kind === 0 ? this.stored() : kind === 1 ? this.fixed() : kind === 2 && this.dynamic();
      if (!isRead || this.at > this.input.length) return false;
    }
    return true;
  }

  /** The output, when the checksum behind it is its own. */
  private result(): Buffer | undefined {
    const { input, output, length } = this;
    const end = this.at - (this.held >> 3);
    if (end + 4 > input.length) return undefined;
    const [a = 0, b = 0, c = 0, d = 0] = [input[end], input[end + 1], input[end + 2], input[end + 3]];
    if (adler32(output, length) !== ((a * 256 + b) * 256 + c) * 256 + d) return undefined;
    return Buffer.from(output.subarray(0, length));
  }

  private take(count: number): number {
    this.fill(count);
    const value = this.bits & ((1 << count) - 1);
    this.bits >>>= count;
    this.held -= count;
    return value;
  }

  /** Zeros follow the end; `run` sees that too much was read. */
  private fill(count: number): void {
    while (this.held < count) {
      this.bits |= (this.input[this.at] ?? 0) << this.held;
      this.at += 1;
      this.held += 8;
    }
  }

  private room(more: number): boolean {
    const needed = this.length + more;
    if (needed > this.limit) return false;
    if (needed <= this.output.length) return true;
    const larger = Buffer.allocUnsafe(Math.min(this.limit, Math.max(needed, this.output.length * 4)));
    this.output.copy(larger, 0, 0, this.length);
    this.output = larger;
    return true;
  }

  private stored(): boolean {
    this.at -= this.held >> 3;
    this.bits = 0;
    this.held = 0;
    const [a = 0, b = 0, c = 0, d = 0] = this.input.subarray(this.at, this.at + 4);
    const size = a | (b << 8);
    const start = this.at + 4;
    if ((size ^ 0xffff) !== (c | (d << 8)) || start + size > this.input.length || !this.room(size)) return false;
    this.output.set(this.input.subarray(start, start + size), this.length);
    this.length += size;
    this.at = start + size;
    return true;
  }

  private fixed(): boolean {
    this.fixedCodes ??= fixedCodes();
    return this.block(this.fixedCodes);
  }

  private dynamic(): boolean {
    const { lengths } = this;
    const [literals, distances, orders] = [this.take(5) + 257, this.take(5) + 1, this.take(4) + 4];
    lengths.fill(0);
    for (let index = 0; index < orders; index++) lengths[CODE_ORDER[index] ?? 0] = this.take(3);
    this.codeLengths.build(lengths, 0, CODE_ORDER.length);
    if (literals > LITERALS || !this.readLengths(literals + distances) || lengths[END_OF_BLOCK] === 0) return false;
    this.codes.literals.build(lengths, 0, literals);
    this.codes.distances.build(lengths, literals, literals + distances);
    return this.block(this.codes);
  }

  private readLengths(count: number): boolean {
    const { lengths } = this;
    lengths.fill(0);
    for (let at = 0; at < count; ) {
      const symbol = this.symbol(this.codeLengths);
      if (symbol < 0 || (symbol === 16 && at === 0)) return false;
      if (symbol < 16) {
        lengths[at++] = symbol;
        continue;
      }
      const value = symbol === 16 ? (lengths[at - 1] ?? 0) : 0;
      const times = symbol === 16 ? 3 + this.take(2) : symbol === 17 ? 3 + this.take(3) : 11 + this.take(7);
      if (at + times > count) return false;
      lengths.fill(value, at, at + times);
      at += times;
    }
    return true;
  }

  private block({ literals, distances }: Codes): boolean {
    for (;;) {
      const symbol = this.symbol(literals);
      if (symbol === END_OF_BLOCK) return true;
      if (symbol < 0 || this.at > this.input.length) return false;
      if (symbol > END_OF_BLOCK) {
        if (!this.repeat(symbol - END_OF_BLOCK - 1, distances)) return false;
      } else if (this.room(1)) this.output[this.length++] = symbol;
      else return false;
    }
  }

  /** Repeats a piece of the output; it may reach into what is being written. */
  private repeat(lengthCode: number, distances: HuffmanCode): boolean {
    const base = LENGTH_BASE[lengthCode];
    if (base === undefined) return false;
    const count = base + this.take(LENGTH_BITS[lengthCode] ?? 0);
    const code = this.symbol(distances);
    const distanceBase = DISTANCE_BASE[code];
    if (distanceBase === undefined) return false;
    const distance = distanceBase + this.take(DISTANCE_BITS[code] ?? 0);
    if (distance > this.length || !this.room(count)) return false;
    const { output } = this;
    for (let end = this.length + count; this.length < end; this.length++) {
      output[this.length] = output[this.length - distance] ?? 0;
    }
    return true;
  }

  private symbol(code: HuffmanCode): number {
    this.fill(LONGEST_CODE);
    const found = code.short(this.bits);
    if (found === 0) return code.long(() => this.take(1));
    this.bits >>>= found & 15;
    this.held -= found & 15;
    return found >> 4;
  }
}

function adler32(bytes: Uint8Array, length: number): number {
  let a = 1;
  let b = 0;
  for (let at = 0; at < length; at++) {
    a = (a + (bytes[at] ?? 0)) % 65_521;
    b = (b + a) % 65_521;
  }
  return b * 65_536 + a;
}
