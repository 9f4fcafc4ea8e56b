const NUL = 0;
const HELLO = Buffer.from('plimsoll 2\0');
const END = Buffer.from('\0.\0');

/** The next piece of a stream, read at once; undefined at its end. */
export type NextPiece = () => Buffer | undefined;

/**
 * Reads what the hook script hands over: `git diff-index --cached --raw -z` against HEAD, which it asks while Node
 * starts, so that no process has to be started for it. A record `.` after it, which is no path, says that it is whole.
 * @param inode of the index as it is now; the script tells that of the index before it asked
 * @returns undefined when something is missing, or when the index was replaced since: then Git has to be asked again
 */
export function readChanges(next: NextPiece, inode: string): Buffer | undefined {
  const all = readAll(next);
  if (!all.subarray(0, HELLO.length).equals(HELLO) || !all.subarray(-END.length).equals(END)) return undefined;
  // The first NUL of the end ends the last record, or the number where nothing changed.
  const numberEnd = all.indexOf(NUL, HELLO.length);
  if (!isInode(all.toString('utf8', HELLO.length, numberEnd), inode)) return undefined;
  return all.subarray(numberEnd + 1, all.length - END.length + 1);
}

function readAll(next: NextPiece): Buffer {
  const pieces: Buffer[] = [];
  for (let piece = next(); piece; piece = next()) pieces.push(piece);
  // Joining a single one would have Node compile what joins.
  const only = pieces.length === 1 ? pieces[0] : undefined;
  return only ?? Buffer.concat(pieces);
}

/** Whether `ls -i` names the file with this number. */
function isInode(line: string, inode: string): boolean {
  return /^\s*(\d+)\s/.exec(line)?.[1] === inode;
}
