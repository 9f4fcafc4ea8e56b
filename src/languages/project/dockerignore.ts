import type { Span } from '../../core/text.ts';
import { matchesOrParent } from './glob.ts';

/** A pattern of a `.dockerignore`. */
export interface IgnorePattern {
  /** As written, without surrounding spaces. */
  readonly text: string;
  readonly span: Span;
  readonly line: number;
  /** `!`: takes back what an earlier pattern excluded. */
  readonly negated: boolean;
  readonly parts: readonly string[];
}

/** Reads a `.dockerignore` as Docker does: `#` only at the start of a line, spaces trimmed, paths cleaned. */
export function parseDockerignore(text: string): IgnorePattern[] {
  const patterns: IgnorePattern[] = [];
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (let line = 1; start <= text.length; line++) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    if (trimmed !== '' && !raw.startsWith('#')) {
      const from = start + raw.indexOf(trimmed);
      const negated = trimmed.startsWith('!');
      const parts = cleanParts(negated ? trimmed.slice(1).trim() : trimmed);
      patterns.push({ text: trimmed, span: { start: from, end: from + trimmed.length }, line, negated, parts });
    }
    start = end + 1;
  }
  return patterns;
}

/** The pattern that keeps a path out of the context, undefined when it gets in. The last one that matches decides. */
export function excludedBy(patterns: readonly IgnorePattern[], path: string): IgnorePattern | undefined {
  const parts = path.split('/');
  let decided: IgnorePattern | undefined;
  for (const pattern of patterns) if (matchesOrParent(pattern.parts, parts)) decided = pattern;
  return decided?.negated ? undefined : decided;
}

/** Path parts without `.`, `..` resolved inside the root, and without leading and trailing slashes. */
export function cleanParts(path: string): string[] {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts;
}
