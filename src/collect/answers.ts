const NUL = 0;
const COLON = 58;
const END = '.';
const LAST_RECORD = Buffer.from(`${END}\0`);
const HELLO = 'plimsoll 1';

/** The next piece of a stream, read at once; undefined at its end. */
export type NextPiece = () => Buffer | undefined;

/**
 * Git's answers to what every commit asks, as the hook script hands them over: it asks while Node starts, so that no
 * process has to be started for them. Each answer is Git's own output, and a record `.` after it says that it is whole.
 */
export interface Answers {
  /** `git diff-index --cached --raw -z` against HEAD. */
  readonly changes: Buffer;
  /** `git ls-files -s -z` of the files at the top that may hold the configuration, and of others named like them. */
  readonly configs: Buffer;
  /** `git ls-files -s -z` of everything, read on demand; undefined when it is not whole. */
  index(): Buffer | undefined;
}

/**
 * Reads what the hook script hands over.
 * @param inode of the index as it is now; the script tells that of the index before it asked
 * @returns undefined when something is missing, or when the index was replaced since: then Git has to be asked again
 */
export function readAnswers(next: NextPiece, inode: string): Answers | undefined {
  const records = new Records(next);
  if (records.text() !== HELLO || !isInode(records.text(), inode)) return undefined;
  const changes = records.untilEnd((first) => first[0] === COLON);
  const configs = changes && records.untilEnd(() => false);
  if (!changes || !configs) return undefined;
  return { changes, configs, index: () => records.rest() };
}

/** Whether `ls -i` names the file with this number. */
function isInode(line: string | undefined, inode: string): boolean {
  return /^\s*(\d+)\s/.exec(line ?? '')?.[1] === inode;
}

/** Splits a stream at NUL, no further than it is asked. */
class Records {
  private readonly next: NextPiece;
  private buffer: Buffer = Buffer.alloc(0);
  private at = 0;

  constructor(next: NextPiece) {
    this.next = next;
  }

  text(): string | undefined {
    return this.read()?.toString('utf8');
  }

  /**
   * The records up to the end mark, each with its NUL.
   * @param hasPath whether a record is followed by a path, which may look like the mark
   */
  untilEnd(hasPath: (record: Buffer) => boolean): Buffer | undefined {
    const parts: Buffer[] = [];
    const nul = Buffer.alloc(1);
    for (let record = this.read(); record; record = this.read()) {
      if (record.length === END.length && record.toString('latin1') === END) return Buffer.concat(parts);
      parts.push(record, nul);
      if (!hasPath(record)) continue;
      const path = this.read();
      if (!path) return undefined;
      parts.push(path, nul);
    }
    return undefined;
  }

  /** Everything up to the end mark that ends the stream. */
  rest(): Buffer | undefined {
    const pieces = [this.buffer.subarray(this.at)];
    for (let piece = this.next(); piece; piece = this.next()) pieces.push(piece);
    const all = Buffer.concat(pieces);
    const end = all.length - LAST_RECORD.length;
    if (end < 0 || !all.subarray(end).equals(LAST_RECORD) || (end > 0 && all[end - 1] !== NUL)) return undefined;
    return all.subarray(0, end);
  }

  private read(): Buffer | undefined {
    let end = this.buffer.indexOf(NUL, this.at);
    while (end === -1) {
      const piece = this.next();
      if (!piece) return undefined;
      const rest = this.buffer.subarray(this.at);
      this.buffer = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      this.at = 0;
      end = this.buffer.indexOf(NUL, rest.length);
    }
    const record = this.buffer.subarray(this.at, end);
    this.at = end + 1;
    return record;
  }
}
