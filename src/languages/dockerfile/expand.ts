import type { Escape } from './scan.ts';

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

/** The variables of a word, those in operands included. Single quotes and the escape character switch them off. */
export function variablesOf(raw: string, escapeChar: Escape): VariableUse[] {
  if (!raw.includes('$')) return [];
  const uses: VariableUse[] = [];
  walk(raw, escapeChar, 0, (use, at) => {
    uses.push({ ...use, start: use.start + at, end: use.end + at });
  });
  return uses;
}

function walk(raw: string, escapeChar: Escape, base: number, visit: (use: VariableUse, base: number) => void): void {
  for (const part of partsOf(raw, escapeChar)) {
    if (typeof part === 'string') continue;
    visit(part, base);
    if (part.operand.includes('$')) walk(part.operand, escapeChar, base + part.end - 1 - part.operand.length, visit);
  }
}

/** The word with quotes removed and variables replaced; undefined when a value is not known. */
export function expand(raw: string, escapeChar: Escape, lookup: (name: string) => Value): string | undefined {
  let out = '';
  for (const part of partsOf(raw, escapeChar)) {
    const text = typeof part === 'string' ? part : expansionOf(part, escapeChar, lookup);
    if (text === undefined) return undefined;
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
      const use = char === '$' ? useAt(raw, at) : undefined;
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

function useAt(raw: string, start: number): VariableUse | undefined {
  const braced = raw[start + 1] === '{';
  NAME.lastIndex = start + (braced ? 2 : 1);
  const name = NAME.exec(raw)?.[0];
  if (name === undefined) return undefined;
  const nameEnd = start + (braced ? 2 : 1) + name.length;
  if (!braced) return { name, operator: undefined, operand: '', start, end: nameEnd };
  const close = closingBrace(raw, nameEnd);
  if (close === -1) return undefined;
  OPERATOR.lastIndex = nameEnd;
  const operator = close > nameEnd ? OPERATOR.exec(raw)?.[0] : undefined;
  const operand = raw.slice(nameEnd + (operator?.length ?? 0), close);
  return { name, operator, operand, start, end: close + 1 };
}

function closingBrace(raw: string, from: number): number {
  let depth = 1;
  for (let at = from; at < raw.length; at++) {
    const char = raw[at];
    if (char === '\\') at += 1;
    else if (char === '{' && raw[at - 1] === '$') depth += 1;
    else if (char === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

function expansionOf(use: VariableUse, escapeChar: Escape, lookup: (name: string) => Value): string | undefined {
  const found = lookup(use.name);
  if (found === 'unknown') return undefined;
  const { value } = found;
  const operand = (): string | undefined => expand(use.operand, escapeChar, lookup);
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
