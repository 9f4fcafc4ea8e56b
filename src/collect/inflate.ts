/**
 * Inflates small zlib streams (RFC 1950 and 1951). A commit reads a handful of small loose objects, and loading
 * `node:zlib` for them takes longer than everything else that is done with them; it stays the way for what is larger.
 */

/** Bits that are looked up at once; longer codes are rare in small streams and are read bit by bit. */
const FAST_BITS = 9;
const LONGEST_CODE = 15;
const LITERALS = 288;
const DISTANCES = 32;
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

/** A Huffman code: canonical, as counts by length and symbols in order, with a table for short codes. */
interface Code {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
  /** By the next bits: symbol times 16 plus length; zero for a longer code. */
  readonly fast: Uint16Array;
}

/**
 * @param limit largest output in bytes
 * @returns undefined for what is damaged or larger
 */
export function inflateSmall(input: Uint8Array, limit: number): Buffer | undefined {
  const [method = 0, flags = 0] = input;
  const isZlib = (method & 15) === 8 && (method * 256 + flags) % 31 === 0 && (flags & 32) === 0;
  if (!isZlib) return undefined;
  const stream = new Inflater(input, limit);
  return stream.run() ? stream.result() : undefined;
}

class Inflater {
  private readonly input: Uint8Array;
  private readonly limit: number;
  private at = 2;
  private bits = 0;
  private held = 0;
  private output = Buffer.allocUnsafe(1024);
  private length = 0;

  constructor(input: Uint8Array, limit: number) {
    this.input = input;
    this.limit = limit;
  }

  /** Whether every block could be read. */
  run(): boolean {
    for (let isLast = false; !isLast; ) {
      isLast = this.take(1) === 1;
      const kind = this.take(2);
      const isRead = kind === 0 ? this.stored() : kind === 1 ? this.fixed() : kind === 2 && this.dynamic();
      if (!isRead || this.at > this.input.length) return false;
    }
    return true;
  }

  /** The output, when the checksum behind it is its own. */
  result(): Buffer | undefined {
    const end = this.at - (this.held >> 3);
    if (end + 4 > this.input.length) return undefined;
    const expected = this.input.slice(end, end + 4).reduce((sum, byte) => sum * 256 + byte, 0);
    const output = this.output.subarray(0, this.length);
    return adler32(output) === expected ? output : undefined;
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
    const lengths = new Uint8Array(LITERALS).fill(8).fill(9, 144, 256).fill(7, 256, 280);
    return this.block(codeOf(lengths), codeOf(new Uint8Array(DISTANCES).fill(5)));
  }

  private dynamic(): boolean {
    const [literals, distances, orders] = [this.take(5) + 257, this.take(5) + 1, this.take(4) + 4];
    const codeLengths = new Uint8Array(CODE_ORDER.length);
    for (let index = 0; index < orders; index++) codeLengths[CODE_ORDER[index] ?? 0] = this.take(3);
    const lengths = this.lengthsBy(codeOf(codeLengths), literals + distances);
    return (
      lengths !== undefined &&
      lengths[END_OF_BLOCK] !== 0 &&
      this.block(codeOf(lengths.subarray(0, literals)), codeOf(lengths.subarray(literals)))
    );
  }

  private lengthsBy(code: Code, count: number): Uint8Array | undefined {
    const lengths = new Uint8Array(count);
    for (let at = 0; at < count; ) {
      const symbol = this.symbol(code);
      if (symbol < 0 || symbol > 18) return undefined;
      if (symbol < 16) {
        lengths[at++] = symbol;
        continue;
      }
      if (symbol === 16 && at === 0) return undefined;
      const value = symbol === 16 ? (lengths[at - 1] ?? 0) : 0;
      const times = symbol === 16 ? 3 + this.take(2) : symbol === 17 ? 3 + this.take(3) : 11 + this.take(7);
      if (at + times > count) return undefined;
      lengths.fill(value, at, at + times);
      at += times;
    }
    return lengths;
  }

  private block(literals: Code, distances: Code): boolean {
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
  private repeat(lengthCode: number, distances: Code): boolean {
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

  private symbol(code: Code): number {
    this.fill(LONGEST_CODE);
    const found = code.fast[this.bits & ((1 << FAST_BITS) - 1)] ?? 0;
    if (found !== 0) {
      this.bits >>>= found & 15;
      this.held -= found & 15;
      return found >> 4;
    }
    return this.longSymbol(code);
  }

  private longSymbol({ counts, symbols }: Code): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= LONGEST_CODE; length++) {
      code |= this.take(1);
      const count = counts[length] ?? 0;
      if (code - count < first) return symbols[index + code - first] ?? -1;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    return -1;
  }
}

function codeOf(lengths: Uint8Array): Code {
  const counts = new Uint16Array(LONGEST_CODE + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  const offsets = new Uint16Array(LONGEST_CODE + 2);
  const next = new Uint16Array(LONGEST_CODE + 2);
  for (let length = 1; length <= LONGEST_CODE; length++) {
    const count = counts[length] ?? 0;
    offsets[length + 1] = (offsets[length] ?? 0) + count;
    next[length + 1] = ((next[length] ?? 0) + count) << 1;
  }
  const symbols = new Uint16Array(lengths.length);
  const fast = new Uint16Array(1 << FAST_BITS);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol] ?? 0;
    if (length === 0) continue;
    const offset = offsets[length] ?? 0;
    const code = next[length] ?? 0;
    symbols[offset] = symbol;
    offsets[length] = offset + 1;
    next[length] = code + 1;
    if (length > FAST_BITS) continue;
    const entry = (symbol << 4) | length;
    for (let at = reversed(code, length); at < fast.length; at += 1 << length) fast[at] = entry;
  }
  return { counts, symbols, fast };
}

/** Huffman codes are written with their first bit first. */
function reversed(code: number, length: number): number {
  let result = 0;
  for (let rest = code, bit = 0; bit < length; bit++, rest >>= 1) result = (result << 1) | (rest & 1);
  return result;
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return b * 65_536 + a;
}
