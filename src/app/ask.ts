import type { Io } from '../core/io.ts';

/** Longer answers are not an answer. */
const MOST = 200;
const TRIES = 3;

/** One question after another on a terminal; `canAsk` of confirm.ts says whether there is one. */
export class Asker {
  private readonly io: Pick<Io, 'stdin' | 'stderr'>;
  private rest = '';

  constructor(io: Pick<Io, 'stdin' | 'stderr'>) {
    this.io = io;
  }

  /**
   * Asks for a value. An empty answer, the end of the input and three invalid answers mean the default.
   *
   * @param valid - turns an answer into a valid value; undefined refuses it
   */
  ask(question: string, standard: string, valid: (answer: string) => string | undefined): string {
    for (let tries = 0; tries < TRIES; tries++) {
      this.io.stderr.write(`${question} [${standard}]: `);
      const line = this.line();
      const answer = line?.trim() ?? '';
      if (answer === '') return standard;
      const value = valid(answer);
      if (value !== undefined) return value;
      this.io.stderr.write('That is not a valid answer.\n');
    }
    return standard;
  }

  private line(): string | undefined {
    while (!this.rest.includes('\n') && this.rest.length <= MOST) {
      const piece = this.io.stdin.next();
      if (!piece) break;
      this.rest += piece.toString('utf8');
    }
    if (this.rest === '') return undefined;
    const end = this.rest.indexOf('\n');
    const line = end === -1 ? this.rest : this.rest.slice(0, end);
    this.rest = end === -1 ? '' : this.rest.slice(end + 1);
    return line.slice(0, MOST);
  }
}
