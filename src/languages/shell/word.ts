import type { Span } from '../../core/text.ts';
import type { Assignment, Word, WordPart } from './parse.ts';

/** A word of a command: the name, an argument or an assignment among the arguments (`export A=b`). */
export interface ShellWord {
  readonly node: Word | Assignment;
  /** In the script; an escaped character of a `sh -c` string is at its backslash. */
  readonly span: Span;
  /** As written, quotes included. */
  readonly text: string;
  /**
   * The text after quote removal, undefined as soon as the word holds an expansion. Globs and braces stay as written:
   * `/var/lib/apt/lists/*` is a literal here.
   */
  readonly literal: string | undefined;
  /** Like `literal`, with each variable as `${name}` and any other expansion as `${…}` with its text. Never undefined. */
  readonly value: string;
  /** Some part of it is quoted. */
  readonly quoted: boolean;
}

/** Knows where nodes are for the user. */
interface Places {
  spanOf(node: Word | Assignment): Span;
}

/** A part that the shell replaces by something unknown. */
export type Expansion = Extract<
  WordPart,
  {
    type: 'SimpleExpansion' | 'ParameterExpansion' | 'CommandExpansion' | 'ArithmeticExpansion' | 'ProcessSubstitution';
  }
>;

const EXPANSIONS: ReadonlySet<string> = new Set([
  'SimpleExpansion',
  'ParameterExpansion',
  'CommandExpansion',
  'ArithmeticExpansion',
  'ProcessSubstitution',
]);
const QUOTES: ReadonlySet<string> = new Set(['SingleQuoted', 'DoubleQuoted', 'AnsiCQuoted', 'LocaleString']);

export function isExpansion(part: { readonly type: string }): part is Expansion {
  return EXPANSIONS.has(part.type);
}

class PlacedWord implements ShellWord {
  readonly node: Word | Assignment;
  readonly literal: string | undefined;
  readonly value: string;
  readonly quoted: boolean;
  private readonly owner: Places;

  constructor(
    node: Word | Assignment,
    owner: Places,
    { literal, value, quoted }: Pick<ShellWord, 'literal' | 'quoted' | 'value'>,
  ) {
    this.node = node;
    this.owner = owner;
    this.literal = literal;
    this.value = value;
    this.quoted = quoted;
  }

  /** Most are never read. */
  get span(): Span {
    return this.owner.spanOf(this.node);
  }

  get text(): string {
    return this.node.text;
  }
}

/** Builds a word; its owner knows where it is for the user. */
export function shellWord(node: Word | Assignment, owner: Places): ShellWord {
  if (node.type === 'Word') {
    // Most words are plain: the parser computes parts on access, so they are accessed once.
    if (!node.parts) {
      const { value } = node;
      return new PlacedWord(node, owner, { quoted: node.text !== value, literal: value, value });
    }
    return new PlacedWord(node, owner, { quoted: isQuoted(node), literal: literalOf(node), value: textValueOf(node) });
  }
  const head = `${node.name}${node.append ? '+=' : '='}`;
  const { value } = node;
  if (value.type === 'ArrayValue') {
    return new PlacedWord(node, owner, { quoted: false, literal: undefined, value: node.text });
  }
  const literal = literalOf(value);
  return new PlacedWord(node, owner, {
    quoted: isQuoted(value),
    literal: literal === undefined ? undefined : head + literal,
    value: head + textValueOf(value),
  });
}

/** The text of a word after quote removal, undefined when it holds an expansion. */
export function literalOf(word: Word): string | undefined {
  if (!word.parts) return word.value;
  return hasExpansion(word.parts) ? undefined : textValueOf(word);
}

function hasExpansion(parts: readonly WordPart[]): boolean {
  return parts.some(
    (part) => isExpansion(part) || ('parts' in part && part.parts !== undefined && hasExpansion(part.parts)),
  );
}

function isQuoted(word: Word): boolean {
  return word.parts ? word.parts.some(({ type }) => QUOTES.has(type)) : word.text !== word.value;
}

/** A word after quote removal with its expansions as text. */
export function textValueOf(word: Word): string {
  if (!word.parts) return word.value;
  return word.parts.map(partValue).join('');
}

function partValue(part: WordPart): string {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return part.value;
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.map(partValue).join('');
    case 'SimpleExpansion':
      return `\${${part.text.slice(1)}}`;
    case 'ParameterExpansion':
      return part.text;
    case 'ArithmeticExpansion':
      return '${VAR}';
    case 'CommandExpansion':
      return part.text.startsWith('`') ? '${VAR}' : `\${${part.text.slice(2, -1).replace(/\s+/g, '')}}`;
    case 'ProcessSubstitution':
      return '';
    case 'Glob':
      return part.value;
    case 'ExtendedGlob':
    case 'BraceExpansion':
      return part.text;
  }
}

/** The fixed text of a word: literals after quote removal, with every expansion left out. */
export function fixedTextOf(word: Word | Assignment): string {
  if (word.type === 'Assignment') return word.value.type === 'Word' ? fixedTextOf(word.value) : '';
  return word.parts ? word.parts.map(fixedPart).join('') : word.value;
}

function fixedPart(part: WordPart): string {
  if (part.type === 'DoubleQuoted' || part.type === 'LocaleString') return part.parts.map(fixedPart).join('');
  return isExpansion(part) ? '' : partValue(part);
}
