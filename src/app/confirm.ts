import type { Io } from '../core/io.ts';

/** Longer answers are not an answer. */
const MOST = 64;

/** Whether a question can be asked: a person reads standard error and types on standard input. */
export function canAsk({ stdin, stderr }: Pick<Io, 'stdin' | 'stderr'>): boolean {
  return stdin.isTTY && stderr.isTTY;
}

/** Asks a question that is answered with yes or no; anything but a clear yes is a no. */
export function confirm(question: string, { stdin, stderr }: Pick<Io, 'stdin' | 'stderr'>): boolean {
  stderr.write(`${question} [y/N] `);
  let answer = '';
  for (let piece = stdin.next(); piece; piece = stdin.next()) {
    answer += piece.toString('utf8');
    if (answer.includes('\n') || answer.length > MOST) break;
  }
  return /^\s*y(?:es)?\s*$/i.test(answer);
}
