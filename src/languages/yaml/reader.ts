import type { Comment } from '../../core/document.ts';
import { Anchors } from './anchors.ts';
import type { DuplicateKey } from './tree.ts';

export const TAB = 9;
export const LINE_FEED = 10;
export const RETURN = 13;
export const BLANK = 32;
const HASH = 35;
const BEFORE_COMMENT = new Set([TAB, BLANK, ...Array.from('"\',[]{}', (unit) => unit.charCodeAt(0))]);

/** Deeper nesting is left to the parser, which knows what is too deep. */
const MAX_NESTING = 100;

/** The scanner's word for "this is not plainly written": the parser has to read the file. */
class Unsure extends Error {}

/** Leaves the file to the parser. */
export function unsure(): never {
  throw new Unsure();
}

/** The position of the scanner in one document, and what it notes there beside the tree. */
export class Reader {
  readonly text: string;
  /** Where the document ends. */
  readonly limit: number;
  readonly comments: Comment[] = [];
  readonly duplicates: DuplicateKey[] = [];
  readonly anchors = new Anchors();
  at: number;
  /** Where the line of `at` begins. */
  lineStart: number;
  private depth = 0;

  constructor(text: string, start: number, limit: number) {
    this.text = text;
    this.at = start;
    this.lineStart = start;
    this.limit = limit;
  }

  get column(): number {
    return this.at - this.lineStart;
  }

  get isAtEnd(): boolean {
    return this.at >= this.limit;
  }

  /** Skips the spaces of this line. */
  skipBlanks(): void {
    while (this.text.charCodeAt(this.at) === BLANK) this.at += 1;
  }

  /** Whether nothing but a comment follows on this line; starts at a place that spaces or an indicator precede. */
  isLineDone(): boolean {
    if (this.isAtEnd) return true;
    const code = this.text.charCodeAt(this.at);
    return code === LINE_FEED || code === RETURN || (code === HASH && this.isBlankBefore());
  }

  /** Goes to the next token, over line ends and comments; in flow collections also over tabs. */
  skip(overTabs = false): void {
    const { text } = this;
    while (this.at < this.limit) {
      const code = text.charCodeAt(this.at);
      if (code === LINE_FEED) this.lineStart = this.at + 1;
      else if (code === HASH && this.isBlankBefore()) {
        this.takeComment();
        continue;
      } else if (code !== BLANK && code !== RETURN && !(overTabs && code === TAB)) return;
      this.at += 1;
    }
  }

  /** After a value: nothing else may be on its line. Goes to the next token. */
  finishLine(): void {
    this.skipBlanks();
    if (!this.isLineDone()) unsure();
    this.skip();
  }

  /** After the indicators of a block scalar: goes to the line below. */
  finishHeader(): void {
    if (!isWhite(this.text.charCodeAt(this.at))) unsure();
    this.skipBlanks();
    if (!this.isLineDone()) unsure();
    if (this.text.charCodeAt(this.at) === HASH) this.takeComment();
    this.at = this.text.indexOf('\n', this.at) + 1;
    if (this.at === 0) unsure();
    this.lineStart = this.at;
  }

  /** Where the content of this line ends. */
  lineEnd(): number {
    const feed = this.text.indexOf('\n', this.at);
    if (feed === -1) return this.text.length;
    return feed > this.at && this.text.charCodeAt(feed - 1) === RETURN ? feed - 1 : feed;
  }

  /** Whether the character at `at` is followed by white space, so that it is an indicator. */
  isBlankAfter(): boolean {
    return this.at + 1 >= this.limit || isWhite(this.text.charCodeAt(this.at + 1));
  }

  /** Goes into a collection. */
  enter(): void {
    this.depth += 1;
    if (this.depth > MAX_NESTING) unsure();
  }

  leave(): void {
    this.depth -= 1;
  }

  /** Whether a `#` at `at` begins a comment: after a quote or a bracket it needs no space, as Go's parser reads it. */
  private isBlankBefore(): boolean {
    if (this.at === this.lineStart) return true;
    return BEFORE_COMMENT.has(this.text.charCodeAt(this.at - 1));
  }

  private takeComment(): void {
    const span = { start: this.at, end: this.lineEnd() };
    this.comments.push({ span, text: this.text.slice(span.start + 1, span.end) });
    this.at = span.end;
  }
}

function isWhite(code: number): boolean {
  return code === BLANK || code === LINE_FEED || code === RETURN || code === TAB;
}
