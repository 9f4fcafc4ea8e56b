import type { Escape } from './scan.ts';

/** A variable in a word: `$name`, `${name}` or `${name:-word}`. */
export interface VariableUse {
  readonly name: string;
  /** `:-`, `-`, `:+`, `+`, `:?`, `?`, `#`, `##`, `%`, `%%`, `/` or `//`. */
  readonly operator: string | undefined;
  /** What follows the operator, as written. */
  readonly operand: string;
  /** In the word, from the `$` to its end. */
  readonly start: number;
  readonly end: number;
}

/** A variable with its operand taken apart: a word, a pattern, or for `/` a pattern and its replacement. */
export interface Substitution extends VariableUse {
  readonly words: readonly Part[];
  readonly replacement: readonly Part[];
}

/** Text without its quotes and escapes, or a variable. */
export type Part = string | Substitution;

/** Why BuildKit stops at a word. */
export interface SubstitutionProblem {
  readonly at: number;
  readonly problem: string;
  /** Only a quote is open. */
  readonly isQuote?: boolean;
}

export interface ParsedWord {
  /** Up to the problem, if there is one. */
  readonly parts: readonly Part[];
  readonly problem: SubstitutionProblem | undefined;
}

/** How a word is read. */
export interface WordStyle {
  readonly escapeChar: Escape;
  /** Quotes have no meaning, as in the body of a here-document. */
  readonly plainQuotes?: boolean;
  /** Variables stay as they are: of the operators after a colon none is wrong. */
  readonly keepsVariables?: boolean;
}

/** A name, the number of an argument, or a parameter such as `$?`, which is never set. */
const NAME = /[A-Za-z_][A-Za-z0-9_]*|\d+|[@*#?\-$!]/y;
/** Each level of operands inside operands is read by a call. */
const MAX_DEPTH = 50;

/** Reads a word as BuildKit does, in one pass. Never throws. */
export function parseWord(raw: string, style: WordStyle): ParsedWord {
  return new Parser(raw, style).run();
}

/** How text is kept: in patterns with its escapes, which the pattern needs. */
interface Mode {
  readonly rawEscapes: boolean;
  readonly isPattern: boolean;
}

const WORD: Mode = { rawEscapes: false, isPattern: false };
const PATTERN: Mode = { rawEscapes: true, isPattern: true };
const REPLACEMENT: Mode = { rawEscapes: true, isPattern: false };
const NO_PARTS: readonly Part[] = [];

class Parts {
  readonly list: Part[] = [];
  private text = '';

  addText(text: string): void {
    this.text += text;
  }

  add(part: Substitution): void {
    if (this.text !== '') this.list.push(this.text);
    this.text = '';
    this.list.push(part);
  }

  finish(): readonly Part[] {
    if (this.text !== '') this.list.push(this.text);
    this.text = '';
    return this.list;
  }
}

class Parser {
  private readonly raw: string;
  private readonly escapeChar: string;
  private readonly hasQuotes: boolean;
  private readonly keepsVariables: boolean;
  private at = 0;
  private problem: SubstitutionProblem | undefined;

  constructor(raw: string, { escapeChar, plainQuotes, keepsVariables }: WordStyle) {
    this.raw = raw;
    this.escapeChar = escapeChar;
    this.hasQuotes = plainQuotes !== true;
    this.keepsVariables = keepsVariables === true;
  }

  run(): ParsedWord {
    const parts = this.readUntil('', WORD, 0);
    return { parts, problem: this.problem };
  }

  /** Reads up to a character and over it; without one to the end. Stops at the first problem. */
  private readUntil(stop: string, mode: Mode, depth: number): readonly Part[] {
    const { raw } = this;
    const start = this.at;
    const parts = new Parts();
    while (this.at < raw.length && !this.problem) {
      const char = raw[this.at] ?? '';
      if (char === stop) {
        this.at += 1;
        return parts.finish();
      }
      if (char === '$') this.readDollar(parts, depth);
      else if (char === "'" && this.hasQuotes) this.readSingleQuoted(parts, mode);
      else if (char === '"' && this.hasQuotes) this.readDoubleQuoted(parts, mode, depth);
      else if (char === this.escapeChar) {
        parts.addText((mode.rawEscapes ? char : '') + (raw[this.at + 1] ?? ''));
        this.at += 2;
      } else parts.addText(this.readPlain(stop));
    }
    if (stop !== '') this.fail(start, `the closing \`${stop}\` is missing`);
    return parts.finish();
  }

  /** Reads on over a first character up to one that may have a meaning, or that is looked for: joining each takes its time. */
  private readPlain(stop: string): string {
    const { raw, escapeChar } = this;
    const start = this.at;
    for (this.at += 1; this.at < raw.length; this.at++) {
      const char = raw[this.at];
      if (char === '$' || char === "'" || char === '"' || char === escapeChar || char === stop) break;
    }
    return raw.slice(start, this.at);
  }

  private fail(at: number, problem: string, isQuote = false): void {
    this.problem ??= { at, problem, ...(isQuote && { isQuote }) };
  }

  private readSingleQuoted(parts: Parts, { isPattern }: Mode): void {
    const end = this.raw.indexOf("'", this.at + 1);
    if (end === -1) {
      this.fail(this.at, 'the quote is not closed', true);
      return;
    }
    const text = this.raw.slice(this.at + 1, end);
    parts.addText(isPattern ? text.replaceAll(this.escapeChar, this.escapeChar + this.escapeChar) : text);
    this.at = end + 1;
  }

  private readDoubleQuoted(parts: Parts, { rawEscapes }: Mode, depth: number): void {
    const { raw, escapeChar } = this;
    const start = this.at;
    this.at += 1;
    while (this.at < raw.length && !this.problem) {
      const char = raw[this.at] ?? '';
      if (char === '"') {
        this.at += 1;
        return;
      }
      if (char === '$') {
        this.readDollar(parts, depth);
        continue;
      }
      if (char !== escapeChar) {
        parts.addText(this.readPlain('"'));
        continue;
      }
      const next = raw[this.at + 1] ?? '';
      if (next === '"' || next === '$' || next === escapeChar) {
        parts.addText((rawEscapes ? char : '') + next);
        this.at += 1;
      } else parts.addText(rawEscapes ? char + char : char);
      this.at += 1;
    }
    this.fail(start, 'the quote is not closed', true);
  }

  private readDollar(parts: Parts, depth: number): void {
    const start = this.at;
    const braced = this.raw[start + 1] === '{';
    NAME.lastIndex = start + (braced ? 2 : 1);
    const name = NAME.exec(this.raw)?.[0] ?? '';
    const nameEnd = start + (braced ? 2 : 1) + name.length;
    this.at = nameEnd;
    if (braced) this.readBraced(parts, name, start, depth);
    else if (name === '') parts.addText('$');
    else {
      const place = { start, end: nameEnd };
      parts.add({ name, operator: undefined, operand: '', words: NO_PARTS, replacement: NO_PARTS, ...place });
    }
  }

  private readBraced(parts: Parts, name: string, start: number, depth: number): void {
    const { raw } = this;
    const first = raw[this.at] ?? '';
    if (first === '') this.fail(start, 'the closing `}` is missing');
    else if (name === '' && /[{}:]/.test(first)) this.fail(start, 'the name between the braces is missing');
    else if (depth === MAX_DEPTH) this.fail(start, 'it is nested too deeply');
    if (this.problem) return;
    const operatorAt = this.at;
    const operator = this.readOperator();
    const operandAt = this.at;
    let words = NO_PARTS;
    let replacement = NO_PARTS;
    if (operator === undefined) {
      if (raw[this.at] === '}') this.at += 1;
      else
        this.fail(start, `\`${raw.slice(operatorAt, operatorAt + (first === ':' ? 2 : 1))}\` is not a valid operator`);
    } else if (operator.startsWith('/')) {
      words = this.readUntil('/', PATTERN, depth + 1);
      if (!this.problem) replacement = this.readUntil('}', REPLACEMENT, depth + 1);
    } else words = this.readUntil('}', /[#%]/.test(operator) ? PATTERN : WORD, depth + 1);
    if (this.problem) return;
    const operand = raw.slice(operandAt, this.at - 1);
    parts.add({ name, operator, operand, words, replacement, start, end: this.at });
  }

  private readOperator(): string | undefined {
    const { raw, at } = this;
    const [first = '', second = ''] = [raw[at], raw[at + 1]];
    let length = 0;
    const isKept = this.keepsVariables && second !== '' && second !== '#' && second !== '%';
    if (first === ':') length = isKept || /[-+?]/.test(second) ? 2 : 0;
    else if (/[-+?]/.test(first)) length = 1;
    else if (/[#%/]/.test(first)) length = second === first ? 2 : 1;
    this.at += length;
    return length === 0 ? undefined : raw.slice(at, at + length);
  }
}
