import { replaced, trimmed } from './pattern.ts';
import type { Escape } from './scan.ts';
import {
  type Part,
  parseWord,
  type Substitution,
  type SubstitutionProblem,
  type VariableUse,
  type WordStyle,
} from './substitution.ts';
import { isPlain } from './words.ts';

export type { VariableUse } from './substitution.ts';

/** A variable's value: undefined when it is unset, and `unknown` when the text is not clear. */
export type Value = { readonly value: string | undefined } | 'unknown';

/** Variables that double themselves line by line would grow without end; no real value is longer. */
const MAX_EXPANSION = 4096;
const UNSET: Value = { value: undefined };

/** The variables of a word, those in operands included. Single quotes and the escape character switch them off. */
export function variablesOf(raw: string, escapeChar: Escape, style: Partial<WordStyle> = {}): VariableUse[] {
  if (!raw.includes('$')) return [];
  const uses: VariableUse[] = [];
  const walk = (parts: readonly Part[]): void => {
    for (const part of parts) {
      if (typeof part === 'string') continue;
      if (/^[A-Za-z_]/.test(part.name)) uses.push(part);
      walk(part.words);
      walk(part.replacement);
    }
  };
  walk(parseWord(raw, { escapeChar, ...style }).parts);
  return uses;
}

/** Why the builder stops at the variables of a word, if it does. */
export function substitutionProblem(
  raw: string,
  escapeChar: Escape,
  style: Partial<WordStyle> = {},
): SubstitutionProblem | undefined {
  if (!raw.includes('${')) return undefined;
  const { problem } = parseWord(raw, { escapeChar, ...style });
  return problem?.isQuote ? undefined : problem;
}

/** The word with quotes removed and variables replaced; undefined when a value is not known or is endless. */
export function expand(raw: string, escapeChar: Escape, lookup: (name: string) => Value): string | undefined {
  if (!raw.includes('$') && isPlain(raw)) return raw;
  const { parts, problem } = parseWord(raw, { escapeChar });
  return problem ? undefined : joined(parts, lookup);
}

function joined(parts: readonly Part[], lookup: (name: string) => Value): string | undefined {
  let out = '';
  for (const part of parts) {
    const text = typeof part === 'string' ? part : resultOf(part, lookup);
    if (text === undefined) return undefined;
    if (typeof part !== 'string' && out.length + text.length > MAX_EXPANSION) return undefined;
    out += text;
  }
  return out;
}

function resultOf(use: Substitution, lookup: (name: string) => Value): string | undefined {
  // `$1` and `$?` are never set.
  const found = /^[A-Za-z_]/.test(use.name) ? lookup(use.name) : UNSET;
  if (found === 'unknown') return undefined;
  const { value } = found;
  switch (use.operator) {
    case undefined:
      return value ?? '';
    case ':-':
      return value ? value : joined(use.words, lookup);
    case '-':
      return value ?? joined(use.words, lookup);
    case ':+':
      return value ? joined(use.words, lookup) : '';
    case '+':
      return value === undefined ? '' : joined(use.words, lookup);
    case ':?':
      return value ? value : undefined;
    case '?':
      return value;
    default:
      return patterned(value ?? '', use, lookup);
  }
}

function patterned(value: string, use: Substitution, lookup: (name: string) => Value): string | undefined {
  const pattern = joined(use.words, lookup);
  const { operator = '' } = use;
  if (pattern === undefined) return undefined;
  if (operator.startsWith('/')) {
    const text = joined(use.replacement, lookup);
    return text === undefined ? undefined : replaced(value, pattern, text, operator === '//');
  }
  // The sign may be doubled by a value as well.
  const sign = operator.charAt(0);
  const doubled = operator.length > 1;
  const longest = doubled || pattern.startsWith(sign);
  const own = !doubled && longest ? pattern.slice(1) : pattern;
  return trimmed(value, own, sign === '#' ? 'start' : 'end', longest);
}
