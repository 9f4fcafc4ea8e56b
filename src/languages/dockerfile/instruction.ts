import type { JoinedText } from '../../core/joined.ts';
import type { Span } from '../../core/text.ts';
import { type Flag, type FlagWords, flagWords, splitFlag } from './flags.ts';
import { KEYWORDS } from './keywords.ts';
import type { Escape, Heredoc, LogicalLine } from './scan.ts';
import type { FlagReader } from './tree.ts';
import {
  blankWords,
  endOfWord,
  firstBlankWord,
  jsonWords,
  type Pair,
  pairsOf,
  quotedWords,
  skipBlanks,
  type Word,
  wordAt,
} from './words.ts';

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
  /** The flags are quoted, escaped or continued: dockerfile-ast has the say, where it is at hand. */
  readonly oddFlags: boolean;
  /** The joined line from the keyword on; `at` of words counts in it. */
  readonly joined: JoinedText;
  /** Where the arguments after the flags begin in `joined`. */
  readonly argsAt: number;
  /** The arguments after the flags as one word; raw text is `args.raw`. */
  readonly args: Word;
  /**
   * The arguments: strings of the JSON form, else words between spaces (quote-aware for ENV, LABEL, ARG). Empty for
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

/** How the arguments of an instruction are read. */
interface Form {
  /** They may be a JSON array. */
  readonly json: boolean;
  /** `none`: the rest of the line is the business of the shell. */
  readonly words: 'none' | 'blank' | 'quoted';
}

const PLAIN: Form = { json: false, words: 'blank' };
const SCRIPT: Form = { json: true, words: 'none' };
const LIST: Form = { json: true, words: 'blank' };
const PAIRS: Form = { json: false, words: 'quoted' };
const FORMS: ReadonlyMap<string, Form> = new Map([
  ['RUN', SCRIPT],
  ['CMD', SCRIPT],
  ['ENTRYPOINT', SCRIPT],
  ['HEALTHCHECK', SCRIPT],
  ['SHELL', LIST],
  ['VOLUME', LIST],
  ['COPY', LIST],
  ['ADD', LIST],
  ['ENV', PAIRS],
  ['LABEL', PAIRS],
  ['ARG', PAIRS],
  ['ONBUILD', { json: false, words: 'none' }],
]);
const NONE: readonly never[] = [];
const KEYWORD: ReadonlyMap<string, string> = new Map(KEYWORDS.map((word) => [word, word]));

/** What all instructions of a file are read with. */
export interface Reading {
  readonly text: string;
  readonly escape: Escape;
  /** Absent: odd flags are split by hand, too. */
  readonly readFlags: FlagReader | undefined;
}

/** Takes a logical line apart. */
export function readInstruction(line: LogicalLine, reading: Reading): Instruction {
  return read(line, 0, reading, false);
}

function read(line: LogicalLine, at: number, reading: Reading, isTrigger: boolean): Instruction {
  const { joined } = line;
  const { text } = joined;
  const escapeChar = reading.escape;
  const keywordEnd = endOfWord(text, at);
  const written = text.slice(at, keywordEnd);
  // One string for all of them: a file may hold a hundred thousand.
  const upper = written.toUpperCase();
  const keyword = KEYWORD.get(upper) ?? upper;
  const keywordText = written === keyword ? keyword : written;
  const keywordSpan = joined.spanOf(at, keywordEnd);
  const start = keywordSpan.start;
  const behind = skipBlanks(text, keywordEnd);
  const flagged = text.startsWith('--', behind) ? flagWords(joined, behind, escapeChar) : undefined;
  const argsAt = flagged ? flagged.end : behind;
  const form = FORMS.get(keyword) ?? PLAIN;
  const check = keyword === 'HEALTHCHECK' ? firstBlankWord(joined, argsAt, escapeChar) : undefined;
  const formAt = check ? skipBlanks(text, check.at + check.raw.length) : argsAt;
  const json = form.json ? jsonWords(joined, formAt) : undefined;
  const words = json?.words ?? wordsOf(form.words, joined, argsAt, escapeChar);
  const args = form === SCRIPT ? rawWord(joined, argsAt) : allArgs(joined, argsAt, json ? NONE : words, escapeChar);
  const isOnbuild = keyword === 'ONBUILD' && !isTrigger && args.raw !== '';
  return {
    keyword,
    keywordText,
    keywordSpan,
    span: from(start, line.span),
    head: from(start, line.head),
    flags: flagged ? flagsOf(flagged, line, reading, isTrigger) : NONE,
    oddFlags: flagged?.odd === true,
    joined,
    argsAt,
    args,
    words,
    json: json?.onlyStrings === true,
    brokenJson: json?.onlyStrings === false,
    pairs: form === PAIRS ? pairsOf(joined, words, escapeChar, keyword === 'ARG') : NONE,
    check,
    heredocs: line.heredocs,
    trigger: isOnbuild ? read(line, argsAt, reading, true) : undefined,
    isTrigger,
    line,
  };
}

/** dockerfile-ast's flags where it sees as many at the same places, else the words split by hand. */
function flagsOf({ words, odd }: FlagWords, line: LogicalLine, reading: Reading, isTrigger: boolean): readonly Flag[] {
  const known = odd ? reading.readFlags?.(reading.text, line, reading.escape, isTrigger) : undefined;
  const same = known?.length === words.length && known.every(({ span }, i) => span.start === words[i]?.span.start);
  const own = words.map((word) => splitFlag(line.joined, word));
  // Where both say the same, ours knows where each part of the value stands.
  return same ? known.map((flag, index) => (own[index]?.value === flag.value ? (own[index] ?? flag) : flag)) : own;
}

function wordsOf(kind: Form['words'], joined: JoinedText, at: number, escapeChar: Escape): readonly Word[] {
  if (kind === 'none') return NONE;
  return kind === 'quoted' ? quotedWords(joined, at, escapeChar) : blankWords(joined, at, escapeChar);
}

function from(start: number, span: Span): Span {
  return span.start === start ? span : { start, end: span.end };
}

/** The rest of the line as a word, which may be the only one. */
function allArgs(joined: JoinedText, at: number, words: readonly Word[], escapeChar: Escape): Word {
  const [only, second] = words;
  const isAll = only && !second && only.at === at && at + only.raw.length === joined.text.length;
  return isAll ? only : wordAt(joined, at, joined.text.length, escapeChar);
}

/** The rest of the line as it is: a shell form keeps its quotes. */
function rawWord(joined: JoinedText, at: number): Word {
  const raw = joined.text.slice(at);
  return { raw, value: raw, span: joined.spanOf(at, joined.text.length), at };
}
