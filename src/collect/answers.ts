const NUL = 0;
const HELLO = Buffer.from('plimsoll 3\0');
const END = Buffer.from('\0.\0');

/** The next piece of a stream, read at once; undefined at its end. */
export type NextPiece = () => Buffer | undefined;

/** What the hook script asks Git while Node starts, so that no process has to be started for it. */
export interface Handed {
  /** Ending of the copy of the index that Git was asked about. */
  readonly copy: string;
  /** The answer of `git diff-index --cached --raw -z` against HEAD. */
  readonly changes: Buffer;
}

/**
 * Reads what the hook script hands over. A record `.` at the end, which is no path, says that the answer is whole.
 * @returns undefined when something is missing: then Git has to be asked again
 */
export function readHanded(next: NextPiece): Handed | undefined {
  const all = readAll(next);
  if (!all.subarray(0, HELLO.length).equals(HELLO) || !all.subarray(-END.length).equals(END)) return undefined;
  // The first NUL of the end ends the last record, or the name of the copy where nothing changed.
  const copyEnd = all.indexOf(NUL, HELLO.length);
  const copy = all.toString('latin1', HELLO.length, copyEnd);
  if (!/^\d+$/.test(copy)) return undefined;
  return { copy, changes: all.subarray(copyEnd + 1, all.length - END.length + 1) };
}

function readAll(next: NextPiece): Buffer {
  const pieces: Buffer[] = [];
  for (let piece = next(); piece; piece = next()) pieces.push(piece);
  // Joining a single one would have Node compile what joins.
  const only = pieces.length === 1 ? pieces[0] : undefined;
  return only ?? Buffer.concat(pieces);
}
