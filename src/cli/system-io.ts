import { fstatSync, readSync, statSync, writeSync } from 'node:fs';
import type { Io, OutputStream } from '../core/io.ts';

const PAUSE = new Int32Array(new SharedArrayBuffer(4));

/** What only the start of the program can give. */
export type Own = Pick<Io, 'keeping' | 'tune'>;

/** The streams of this process. `process.stdout` itself costs milliseconds, so it is asked only for a width. */
export function systemIo(packageRoot: string, own: Own = {}): Io {
  return {
    stdout: new Descriptor(1),
    stderr: new Descriptor(2),
    stdin: {
      read: async () => readAll(),
      next: readPiece,
      get isTTY() {
        return isTerminal(0);
      },
    },
    cwd: process.cwd(),
    env: process.env,
    packageRoot,
    ...own,
  };
}

class Descriptor implements OutputStream {
  private readonly fd: 1 | 2;
  private closed = false;

  constructor(fd: 1 | 2) {
    this.fd = fd;
  }

  /** Whole or not at all; once the reader is gone (`| head`) the rest is dropped in silence. */
  write(text: string): void {
    const bytes = Buffer.from(text);
    let at = 0;
    while (at < bytes.length && !this.closed) {
      try {
        at += writeSync(this.fd, bytes, at);
      } catch (error) {
        if (codeOf(error) === 'EAGAIN') Atomics.wait(PAUSE, 0, 0, 2);
        else if (codeOf(error) === 'EPIPE') this.closed = true;
        else throw error;
      }
    }
  }

  get isTTY(): boolean {
    return isTerminal(this.fd);
  }

  get columns(): number {
    if (!this.isTTY) return 0;
    return (this.fd === 1 ? process.stdout : process.stderr).columns ?? 0;
  }
}

/** Loading `tty` takes milliseconds; only a character device other than `/dev/null` can be a terminal. */
function isTerminal(fd: number): boolean {
  return mayBeTerminal(fd) && process.getBuiltinModule('node:tty').isatty(fd);
}

function mayBeTerminal(fd: number): boolean {
  try {
    const stat = fstatSync(fd);
    return stat.isCharacterDevice() && !isNull(stat.rdev);
  } catch {
    return false;
  }
}

/** Devices have no numbers on Windows. */
function isNull(device: number): boolean {
  return device !== 0 && statSync('/dev/null', { throwIfNoEntry: false })?.rdev === device;
}

function readAll(): Buffer {
  const pieces: Buffer[] = [];
  for (let piece = readPiece(); piece; piece = readPiece()) pieces.push(piece);
  return Buffer.concat(pieces);
}

function readPiece(): Buffer | undefined {
  const piece = Buffer.allocUnsafe(64 * 1024);
  for (;;) {
    try {
      const length = readSync(0, piece);
      return length === 0 ? undefined : piece.subarray(0, length);
    } catch (error) {
      // Windows reports the end of a pipe as an error; a terminal in non-blocking mode has nothing yet.
      if (codeOf(error) === 'EOF') return undefined;
      if (codeOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(PAUSE, 0, 0, 2);
    }
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
