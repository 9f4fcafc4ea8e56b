import type { Escape } from './scan.ts';
import { isPlain } from './words.ts';

/** A variable in a word: `$name`, `${name}` or `${name:-word}`. */
export interface VariableUse {
  readonly name: string;
  /** `:-`, `-`, `:+`, `+`, `:?`, `?`, `#`, `##`, `%`, `%%`, `/` or `//`. */
  readonly operator: string | undefined;
  /** What stands behind the operator, as written. */
  readonly operand: string;
  /** In the word, from the `$` to its end. */
  readonly start: number;
  readonly end: number;
}

/** A variable's value: undefined when it is unset, and `unknown` when the text cannot tell. */
export type Value = { readonly value: string | undefined } | 'unknown';

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const OPERATOR = /:[-+?]|##?|%%?|\/\/?|[-+?]/y;
const MAX_PATTERN_TEXT = 1000;
/** Variables that double themselves line by line would grow without end; no real value is longer. */
const MAX_EXPANSION = 4096;
/** Operands inside operands: each level is cut out and read again. */
const MAX_DEPTH = 50;

/** The variables of a word, those in operands included. Single quotes and the escape character switch them off. */
export function variablesOf(raw: string, escapeChar: Escape): VariableUse[] {
  if (!raw.includes('$')) return [];
  const uses: VariableUse[] = [];
  const walk = (text: string, base: number, depth: number): void => {
    for (const part of partsOf(text, escapeChar)) {
      if (typeof part === 'string') continue;
      uses.push({ ...part, start: part.start + base, end: part.end + base });
      const { operand, end } = part;
      if (depth < MAX_DEPTH && operand.includes('$')) walk(operand, base + end - 1 - operand.length, depth + 1);
    }
  };
  walk(raw, 0, 0);
  return uses;
}

/** The word with quotes removed and variables replaced; undefined when a value is not known or is endless. */
export function expand(
  raw: string,
  escapeChar: Escape,
  lookup: (name: string) => Value,
  depth = 0,
): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (!raw.includes('$') && isPlain(raw)) return raw;
  let out = '';
  for (const part of partsOf(raw, escapeChar)) {
    const text = typeof part === 'string' ? part : expansionOf(part, escapeChar, lookup, depth);
    if (text === undefined) return undefined;
    if (typeof part !== 'string' && out.length + text.length > MAX_EXPANSION) return undefined;
    out += text;
  }
  return out;
}

/** Literal text (quotes removed) and variables, in order. */
function partsOf(raw: string, escapeChar: Escape): (string | VariableUse)[] {
  const parts: (string | VariableUse)[] = [];
  let literal = '';
  let quote = '';
  let at = 0;
  let closers: ReadonlyMap<number, number> | undefined;
  const closerOf = (brace: number): number => {
    closers ??= closersOf(raw);
    return closers.get(brace) ?? -1;
  };
  while (at < raw.length) {
    const char = raw[at] ?? '';
    if (quote === "'") {
      if (char === "'") quote = '';
      else literal += char;
      at += 1;
    } else if (char === escapeChar && at + 1 < raw.length) {
      const next = raw[at + 1] ?? '';
      literal += quote === '"' && next !== '"' && next !== '$' && next !== escapeChar ? char + next : next;
      at += 2;
    } else if (char === '"' || (char === "'" && quote === '')) {
      quote = quote === char ? '' : char;
      at += 1;
    } else {
      const use = char === '$' ? useAt(raw, at, closerOf) : undefined;
      if (use) {
        if (literal) parts.push(literal);
        literal = '';
        parts.push(use);
        at = use.end;
      } else {
        literal += char;
        at += 1;
      }
    }
  }
  if (literal) parts.push(literal);
  return parts;
}

function useAt(raw: string, start: number, closerOf: (brace: number) => number): VariableUse | undefined {
  const braced = raw[start + 1] === '{';
  NAME.lastIndex = start + (braced ? 2 : 1);
  const name = NAME.exec(raw)?.[0];
  if (name === undefined) return undefined;
  const nameEnd = start + (braced ? 2 : 1) + name.length;
  if (!braced) return { name, operator: undefined, operand: '', start, end: nameEnd };
  const close = closerOf(start + 1);
  if (close === -1) return undefined;
  OPERATOR.lastIndex = nameEnd;
  const operator = close > nameEnd ? OPERATOR.exec(raw)?.[0] : undefined;
  const operand = raw.slice(nameEnd + (operator?.length ?? 0), close);
  return { name, operator, operand, start, end: close + 1 };
}

/** The closing brace of each `${`, by the place of its brace. One pass: a search from each would be quadratic. */
function closersOf(raw: string): Map<number, number> {
  const closers = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < raw.length; at++) {
    const char = raw[at];
    if (char === '\\') at += 1;
    else if (char === '{' && raw[at - 1] === '$') open.push(at);
    else if (char === '}') {
      const brace = open.pop();
      if (brace !== undefined) closers.set(brace, at);
    }
  }
  return closers;
}

function expansionOf(
  use: VariableUse,
  escapeChar: Escape,
  lookup: (name: string) => Value,
  depth: number,
): string | undefined {
  const found = lookup(use.name);
  if (found === 'unknown') return undefined;
  const { value } = found;
  const operand = (): string | undefined => expand(use.operand, escapeChar, lookup, depth + 1);
  switch (use.operator) {
    case undefined:
      return value ?? '';
    case ':-':
      return value ? value : operand();
    case '-':
      return value ?? operand();
    case ':+':
      return value ? operand() : '';
    case '+':
      return value === undefined ? '' : operand();
    case ':?':
      return value ? value : undefined;
    case '?':
      return value;
    default:
      return patterned(value ?? '', use.operator, operand());
  }
}

/** `#`, `%` and `/`: only patterns without wildcards are worked out, others stay unknown. */
function patterned(value: string, operator: string, operand: string | undefined): string | undefined {
  if (operand === undefined || value.length > MAX_PATTERN_TEXT) return undefined;
  const slash = operator.startsWith('/') ? operand.indexOf('/') : -1;
  const pattern = slash === -1 ? operand : operand.slice(0, slash);
  const replacement = slash === -1 ? '' : operand.slice(slash + 1);
  if (/[*?\\]/.test(pattern)) return undefined;
  if (operator.startsWith('#')) return value.startsWith(pattern) ? value.slice(pattern.length) : value;
  if (operator.startsWith('%')) return value.endsWith(pattern) ? value.slice(0, value.length - pattern.length) : value;
  if (pattern === '') return value;
  return operator === '/' ? value.replace(pattern, () => replacement) : value.replaceAll(pattern, () => replacement);
}
