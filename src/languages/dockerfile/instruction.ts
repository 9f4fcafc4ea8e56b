import type { Span } from '../../core/text.ts';
import type { JoinedText } from './joined.ts';
import type { Escape, Heredoc, LogicalLine } from './scan.ts';
import type { Flag, TreeNode } from './tree.ts';
import { blankWords, jsonWords, type Pair, pairsOf, quotedWords, type Word, wordAt } from './words.ts';

/** One instruction with its arguments taken apart. */
export interface Instruction {
  /** Upper case. */
  readonly keyword: string;
  /** As written. */
  readonly keywordText: string;
  readonly keywordSpan: Span;
  /** From the keyword to its end, here-documents included. */
  readonly span: Span;
  /** From the keyword to the end of the command line. */
  readonly head: Span;
  readonly flags: readonly Flag[];
  /** The joined line from the keyword on; `at` of words counts in it. */
  readonly joined: JoinedText;
  /** Where the arguments behind the flags begin in `joined`. */
  readonly argsAt: number;
  /** The arguments behind the flags as one word; raw text is `args.raw`. */
  readonly args: Word;
  /**
   * The arguments: strings of the JSON form, else words between blanks (quote-aware for ENV, LABEL, ARG). Empty for
   * the shell form of RUN, CMD, ENTRYPOINT and HEALTHCHECK, whose words are the shell's business.
   */
  readonly words: readonly Word[];
  /** The arguments are a JSON array of strings (for HEALTHCHECK, those of its CMD). */
  readonly json: boolean;
  /** A JSON array whose members are not all strings: an error in BuildKit. */
  readonly brokenJson: boolean;
  /** Of ENV, LABEL and ARG. */
  readonly pairs: readonly Pair[];
  /** The word CMD or NONE of a HEALTHCHECK. */
  readonly check: Word | undefined;
  readonly heredocs: readonly Heredoc[];
  /** The instruction inside an ONBUILD. */
  readonly trigger: Instruction | undefined;
  /** It is the trigger of an ONBUILD. */
  readonly isTrigger: boolean;
  readonly line: LogicalLine;
}

const JSON_FORM = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'SHELL', 'VOLUME', 'COPY', 'ADD', 'HEALTHCHECK']);
const SHELL_FORM = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK']);
const BLANKS = /[ \t\v\f\r\n]*/y;

/** Takes a logical line apart. `node` is dockerfile-ast's instruction at the same place. */
export function readInstruction(line: LogicalLine, escapeChar: Escape, node: TreeNode | undefined): Instruction {
  return read(line, line.joined, 0, escapeChar, node, false);
}

function read(
  line: LogicalLine,
  joined: JoinedText,
  at: number,
  escapeChar: Escape,
  node: TreeNode | undefined,
  isTrigger: boolean,
): Instruction {
  const { text } = joined;
  const keywordEnd = endOfWord(text, at);
  const keywordText = text.slice(at, keywordEnd);
  const keyword = keywordText.toUpperCase();
  const keywordSpan = joined.spanOf(at, keywordEnd);
  const start = keywordSpan.start;
  let argsAt = skipBlanks(text, keywordEnd);
  let flags: readonly Flag[] = [];
  if (text.startsWith('--', argsAt)) {
    const own = flagWords(joined, argsAt, escapeChar);
    const known = node?.keyword === keyword ? node.flags() : [];
    const same =
      known.length === own.words.length && known.every(({ span }, i) => span.start === own.words[i]?.span.start);
    flags = same ? known : own.words.map((word) => splitFlag(joined, word));
    argsAt = own.end;
  }
  const args = SHELL_FORM.has(keyword) ? rawWord(joined, argsAt) : wordAt(joined, argsAt, text.length, escapeChar);
  const check = keyword === 'HEALTHCHECK' ? blankWords(joined, argsAt, escapeChar)[0] : undefined;
  const formAt = check ? skipBlanks(text, check.at + check.raw.length) : argsAt;
  const json = JSON_FORM.has(keyword) ? jsonWords(joined, formAt) : undefined;
  const isPair = keyword === 'ENV' || keyword === 'LABEL' || keyword === 'ARG';
  const isOnbuild = keyword === 'ONBUILD' && !isTrigger && args.raw !== '';
  return {
    keyword,
    keywordText,
    keywordSpan,
    span: { start, end: line.span.end },
    head: { start, end: line.head.end },
    flags,
    joined,
    argsAt,
    args,
    words: json?.words ?? wordsOf(keyword, joined, argsAt, escapeChar),
    json: json?.onlyStrings === true,
    brokenJson: json?.onlyStrings === false,
    pairs: isPair ? pairsOf(joined, argsAt, escapeChar, keyword === 'ARG') : [],
    check,
    heredocs: line.heredocs,
    trigger: isOnbuild ? read(line, joined, argsAt, escapeChar, node?.trigger, true) : undefined,
    isTrigger,
    line,
  };
}

function wordsOf(keyword: string, joined: JoinedText, at: number, escapeChar: Escape): Word[] {
  if (SHELL_FORM.has(keyword) || keyword === 'ONBUILD') return [];
  if (keyword === 'ENV' || keyword === 'LABEL' || keyword === 'ARG') return quotedWords(joined, at, escapeChar);
  return blankWords(joined, at, escapeChar);
}

/** The words that begin with two dashes at the start of the arguments; a bare `--` ends them and is dropped. */
function flagWords(joined: JoinedText, from: number, escapeChar: Escape): { words: Word[]; end: number } {
  const { text } = joined;
  const words: Word[] = [];
  let at = from;
  while (text.startsWith('--', at)) {
    const end = endOfQuotedWord(text, at, escapeChar);
    if (end - at === 2) return { words, end: skipBlanks(text, end) };
    words.push(wordAt(joined, at, end, escapeChar));
    at = skipBlanks(text, end);
  }
  return { words, end: at };
}

/** For flags that the tree does not know: those of instructions that take none. */
function splitFlag(joined: JoinedText, word: Word): Flag {
  const equals = word.raw.indexOf('=');
  const nameEnd = word.at + (equals === -1 ? word.raw.length : equals);
  const valueAt = word.at + equals + 1;
  return {
    name: joined.text.slice(word.at + 2, nameEnd),
    value: equals === -1 ? undefined : word.value.slice(word.value.indexOf('=') + 1),
    span: word.span,
    nameSpan: joined.spanOf(word.at + 2, nameEnd),
    valueSpan: equals === -1 ? undefined : joined.spanOf(valueAt, word.at + word.raw.length),
  };
}

/** The rest of the line as it is: a shell form keeps its quotes. */
function rawWord(joined: JoinedText, at: number): Word {
  const raw = joined.text.slice(at);
  return { raw, value: raw, span: joined.spanOf(at, joined.text.length), at };
}

function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function endOfQuotedWord(text: string, from: number, escapeChar: Escape): number {
  let quote = '';
  let at = from;
  for (; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quote) {
      if (char === quote) quote = '';
      else if (char === escapeChar) at += 1;
    } else if (char === '"' || char === "'") quote = char;
    else if (char === escapeChar) at += 1;
    else if (isBlank(text.charCodeAt(at))) break;
  }
  return Math.min(at, text.length);
}

function skipBlanks(text: string, from: number): number {
  BLANKS.lastIndex = from;
  return from + (BLANKS.exec(text)?.[0].length ?? 0);
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
