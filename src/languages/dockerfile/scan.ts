import { append } from '../../core/append.ts';
import { JoinedText, Joiner } from '../../core/joined.ts';
import type { Span } from '../../core/text.ts';
import { readCheck } from './check-directive.ts';
import { type HeredocMark, heredocsOf } from './heredoc.ts';

/** The escape character that continues a line. */
export type Escape = '\\' | '`';

/** `# syntax=…`, `# escape=…` or `# check=…` at the very top of a file. */
export interface Directive {
  /** Lower case. */
  readonly name: string;
  readonly value: string;
  /** From the `#` to the end of the line. */
  readonly span: Span;
  readonly valueSpan: Span;
}

/** A comment line, from its `#`. */
export interface CommentLine {
  readonly span: Span;
  /** Index of the instruction inside whose continued lines it stands, if any. */
  readonly inside?: number;
}

export interface Heredoc extends HeredocMark {
  /** The body with its line ends, up to the line of the end marker. */
  readonly body: Span;
  /** The end marker, undefined when the file ends before it. */
  readonly terminator: Span | undefined;
  /** The line that was meant as the end marker, where none is. The body ends there, and the file goes on after it. */
  readonly almost?: Span;
}

/** One logical line: the physical lines joined, and the bodies of the here-documents that it opens. */
export interface LogicalLine {
  /** From the first character to the end of its last line or here-document. */
  readonly span: Span;
  /** From the first character to the last of the command line, without here-documents. */
  readonly head: Span;
  /** The joined text, spaces at both ends dropped. */
  readonly joined: JoinedText;
  readonly heredocs: readonly Heredoc[];
  /** Escape characters that continue it. */
  readonly continuations: readonly Span[];
  /** Blank lines between its lines. */
  readonly blankLines: readonly Span[];
  /** Where a line that continues it begins with a word: candidates for a swallowed instruction. */
  readonly starts: readonly number[];
  /** The file ends in its continuation. */
  readonly unfinished: boolean;
}

export interface Scan {
  readonly escape: Escape;
  readonly directives: readonly Directive[];
  /** Directives that BuildKit refuses, with the reason. */
  readonly badDirectives: readonly { readonly span: Span; readonly problem: string }[];
  readonly comments: readonly CommentLine[];
  readonly lines: readonly LogicalLine[];
}

interface Line {
  readonly start: number;
  /** Without line feed and carriage returns. */
  readonly end: number;
  /** Where the next line starts. */
  readonly next: number;
}

const DIRECTIVE = /^#\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(\S.*)$/;
const KNOWN = new Set(['syntax', 'escape', 'check']);
const HEREDOC_KEYWORD = /^(?:onbuild[ \t\v\f\r]+)?(?:run|copy|add)[ \t\v\f\r]/i;

/** `EOF|sh`: the name that was meant, before what the shell would end it at. */
const MEANT_NAME = /^(\w+)[|;&)>]/;
/** Each search for what was meant may read the rest of the file. */
const MAX_SEARCHES = 10;

const NONE: readonly never[] = [];

/** Splits a Dockerfile into directives, comments and logical lines as BuildKit does. Linear; never throws. */
export function scan(text: string): Scan {
  return new Scanner(text).run();
}

class Scanner {
  private readonly text: string;
  private at: number;
  private escape: Escape = '\\';
  private searches = 0;
  private readonly comments: CommentLine[] = [];
  private readonly lines: LogicalLine[] = [];
  private readonly directives: Directive[] = [];
  private readonly badDirectives: { span: Span; problem: string }[] = [];

  constructor(text: string) {
    this.text = text;
    this.at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  run(): Scan {
    this.readDirectives();
    while (this.at < this.text.length) {
      const line = this.nextLine();
      const first = this.skipBlanks(line.start, line.end);
      if (first === line.end) continue;
      if (this.text[first] === '#') this.comments.push({ span: { start: first, end: line.end } });
      else this.readLogical(line, first);
    }
    const { directives, badDirectives, comments, lines } = this;
    return { escape: this.escape, directives, badDirectives, comments, lines };
  }

  private nextLine(): Line {
    const start = this.at;
    const feed = this.text.indexOf('\n', start);
    this.at = feed === -1 ? this.text.length : feed + 1;
    let end = feed === -1 ? this.text.length : feed;
    while (end > start && this.text[end - 1] === '\r') end -= 1;
    return { start, end, next: this.at };
  }

  private skipBlanks(from: number, to: number): number {
    let at = from;
    while (at < to && isSpace(this.text.charCodeAt(at))) at += 1;
    return at;
  }

  /** Directives are in an unbroken run at the top; the first other line ends it. */
  private readDirectives(): void {
    for (;;) {
      const back = this.at;
      if (back >= this.text.length) return;
      const line = this.nextLine();
      const start = this.skipBlanks(line.start, line.end);
      const content = this.text.slice(start, line.end).trimEnd();
      const match = content.startsWith('#') && content.includes('=') ? DIRECTIVE.exec(content) : null;
      const name = match?.[1]?.toLowerCase() ?? '';
      const value = match?.[2] ?? '';
      if (!match || !KNOWN.has(name)) {
        this.at = back;
        return;
      }
      const span = { start, end: start + content.length };
      const valueSpan = { start: span.end - value.length, end: span.end };
      if (this.directives.some((one) => one.name === name)) {
        this.badDirectives.push({ span, problem: `duplicate directive \`${name}\`` });
      } else if (name === 'escape' && value !== '\\' && value !== '`') {
        this.badDirectives.push({ span: valueSpan, problem: 'the escape character must be `\\` or a backtick' });
      } else if (name === 'escape' && value === '`') this.escape = '`';
      const problem = name === 'check' ? readCheck(value).problem : undefined;
      if (problem !== undefined) this.badDirectives.push({ span: valueSpan, problem });
      this.directives.push({ name, value, span, valueSpan });
    }
  }

  private readLogical(line: Line, first: number): void {
    if (this.continuationOf(first, line.end) === -1) this.readOneLine(line, first);
    else this.readLines(line, first);
  }

  /** Most instructions are one line. */
  private readOneLine({ end }: Line, first: number): void {
    const joined = trimmed(new JoinedText(this.text.slice(first, end), first));
    const head = { start: first, end: this.trimEnd(first, end) };
    const { heredocs, end: last } = this.readHeredocs(joined, head.end);
    this.lines.push({
      span: last === head.end ? head : { start: first, end: last },
      head,
      joined,
      heredocs,
      continuations: NONE,
      blankLines: NONE,
      starts: NONE,
      unfinished: false,
    });
  }

  private readLines(firstLine: Line, first: number): void {
    const joiner = new Joiner(this.text);
    const continuations: Span[] = [];
    const blankLines: Span[] = [];
    const starts: number[] = [];
    const own: CommentLine[] = [];
    let line = firstLine;
    let from = first;
    let unfinished = false;
    let headEnd = first;
    for (;;) {
      const escapeAt = this.continuationOf(from, line.end);
      if (escapeAt === -1) {
        joiner.add(from, line.end);
        headEnd = Math.max(headEnd, this.trimEnd(from, line.end));
        break;
      }
      joiner.add(from, escapeAt);
      continuations.push({ start: escapeAt, end: escapeAt + 1 });
      headEnd = escapeAt + 1;
      const next = this.readContinued(own, blankLines);
      if (!next) {
        unfinished = true;
        break;
      }
      line = next;
      from = line.start;
      starts.push(this.skipBlanks(line.start, line.end));
    }
    append(this.comments, own);
    const joined = trimmed(joiner.finish(first));
    const { heredocs, end } = this.readHeredocs(joined, headEnd);
    const head = { start: first, end: headEnd };
    const span = { start: first, end };
    this.lines.push({ span, head, joined, heredocs, continuations, blankLines, starts, unfinished });
  }

  /** The next line of a continued instruction that is neither blank nor a comment. */
  private readContinued(comments: CommentLine[], blankLines: Span[]): Line | undefined {
    while (this.at < this.text.length) {
      const line = this.nextLine();
      const start = this.skipBlanks(line.start, line.end);
      if (start === line.end) blankLines.push({ start: line.start, end: line.next });
      else if (this.text[start] === '#') {
        comments.push({ span: { start, end: line.end }, inside: this.lines.length });
      } else return line;
    }
    return undefined;
  }

  /** Offset of the escape character that continues a line: spaces may follow it, another one may not precede it. */
  private continuationOf(start: number, end: number): number {
    let at = end - 1;
    while (at >= start && (this.text[at] === ' ' || this.text[at] === '\t')) at -= 1;
    if (at < start || this.text[at] !== this.escape) return -1;
    return at > start && this.text[at - 1] === this.escape ? -1 : at;
  }

  private trimEnd(start: number, end: number): number {
    let at = end;
    while (at > start && isSpace(this.text.charCodeAt(at - 1))) at -= 1;
    return at;
  }

  private readHeredocs(joined: JoinedText, headEnd: number): { heredocs: readonly Heredoc[]; end: number } {
    if (!joined.text.includes('<<') || !HEREDOC_KEYWORD.test(joined.text)) return { heredocs: NONE, end: headEnd };
    const heredocs: Heredoc[] = [];
    let end = headEnd;
    for (const mark of heredocsOf(joined.text)) {
      const start = this.at;
      let terminator: Span | undefined;
      let bodyEnd = this.text.length;
      while (this.at < this.text.length) {
        const line = this.nextLine();
        let from = line.start;
        if (mark.chomp) while (this.text[from] === '\t') from += 1;
        if (line.end - from === mark.name.length && this.text.startsWith(mark.name, from)) {
          terminator = { start: from, end: line.end };
          bodyEnd = line.start;
          break;
        }
      }
      const almost = terminator ? undefined : this.searchEnd(mark, start);
      const body = { start, end: almost?.start ?? bodyEnd };
      if (almost) this.at = almost.next;
      heredocs.push({ ...mark, body, terminator, ...(almost && { almost: { start: almost.start, end: almost.end } }) });
      end = (terminator ?? almost)?.end ?? this.text.length;
    }
    return { heredocs, end };
  }

  /** The line that was taken for the end of a here-document that has none. */
  private searchEnd({ name }: HeredocMark, from: number): Line | undefined {
    if (this.searches === MAX_SEARCHES) return undefined;
    this.searches += 1;
    const meant = MEANT_NAME.exec(name)?.[1];
    this.at = from;
    while (this.at < this.text.length) {
      const line = this.nextLine();
      const content = this.text.slice(line.start, line.end).trim();
      if (content === name || content === meant) return line;
    }
    return undefined;
  }
}

/** Blanks at both ends dropped. */
function trimmed(joined: JoinedText): JoinedText {
  const { text } = joined;
  const start = text.length - text.trimStart().length;
  const end = Math.max(start, text.trimEnd().length);
  return start === 0 && end === text.length ? joined : joined.slice(start, end);
}

function isSpace(code: number): boolean {
  // What most lines begin and end with.
  if (code > 32 && code < 0x80) return false;
  return code === 32 || (code >= 9 && code <= 13) || code === 0x85 || code === 0xa0;
}
