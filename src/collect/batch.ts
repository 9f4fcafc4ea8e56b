import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { GitError, messageOf, type PlimsollError } from '../core/errors.ts';
import { type BatchObject, BatchParser } from './batch-parser.ts';
import { cannotStart, type GitPlace, gitFailed, startGit } from './git.ts';

/** An object of a partial clone that was not fetched; Git then answers nothing more. */
export class LeftAwayError extends GitError {
  readonly object: string;

  constructor(object: string) {
    super(`the object ${object} is not in this partial clone`, {
      hint: 'fetch it, for example with `git fetch --refetch`',
    });
    this.object = object;
  }
}

/** Something that objects can be had from. */
export interface Objects {
  /** The objects in the order of their names. */
  read(names: readonly string[]): Promise<BatchObject[]>;
}

interface Waiting {
  readonly name: string;
  readonly resolve: (object: BatchObject) => void;
  readonly reject: (error: Error) => void;
}

const ARGS = ['cat-file', '--batch'];

/** One `git cat-file --batch` for the whole run; objects are asked by id or by a name without a line feed. */
export class BlobReader implements Objects {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting: Waiting[] = [];
  private next = 0;
  private stderr = '';
  private failure: PlimsollError | undefined;
  private closed = false;

  constructor(place: GitPlace, maxBytes: number) {
    this.child = startGit(place, ARGS);
    const parser = new BatchParser(maxBytes, (object) => this.answer(object));
    this.child.stdout.on('data', (chunk: Buffer) => {
      try {
        parser.push(chunk);
      } catch (error) {
        this.fail(gitFailed(ARGS, 128, messageOf(error)));
      }
    });
    this.child.stderr.on('data', (chunk: Buffer) => {
      this.stderr += chunk.toString('utf8');
    });
    this.child.on('error', (error) => this.fail(cannotStart(error)));
    this.child.on('close', (status) => {
      if (this.next < this.waiting.length || !parser.idle) this.fail(this.endedEarly(status ?? 128));
    });
    this.child.stdin.on('error', () => undefined);
  }

  /** The objects in the order of their names. */
  read(names: readonly string[]): Promise<BatchObject[]> {
    if (this.closed) this.failure ??= gitFailed(ARGS, 128, 'the reader is closed');
    if (this.failure) return Promise.reject(this.failure);
    const answers = names.map(
      (name) => new Promise<BatchObject>((resolve, reject) => this.waiting.push({ name, resolve, reject })),
    );
    if (names.length > 0) this.child.stdin.write(`${names.join('\n')}\n`);
    return Promise.all(answers);
  }

  /** Lets Git end. Answers that are still awaited arrive. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.child.stdin.end();
  }

  private answer(object: BatchObject): void {
    const waiting = this.waiting[this.next];
    if (!waiting) return;
    this.next += 1;
    waiting.resolve(object);
    if (this.next === this.waiting.length) {
      this.waiting.length = 0;
      this.next = 0;
    }
  }

  private endedEarly(status: number): PlimsollError {
    const asked = this.waiting[this.next];
    const leftAway = /lazy fetching disabled|promisor remote/.test(this.stderr);
    return asked && leftAway ? new LeftAwayError(asked.name) : gitFailed(ARGS, status, this.stderr);
  }

  private fail(error: PlimsollError): void {
    this.failure ??= error;
    for (const waiting of this.waiting.splice(this.next)) waiting.reject(this.failure);
    this.waiting.length = 0;
    this.next = 0;
    this.child.kill();
  }
}
