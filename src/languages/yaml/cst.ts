import type { Comment } from '../../core/document.ts';

/** The parts of the parser's tokens that are looked at; the parser itself is known to parse.ts alone. */
export interface Token {
  readonly type: string;
  readonly offset: number;
  readonly source?: string;
  readonly start?: Token | readonly Token[];
  readonly props?: readonly Token[];
  readonly value?: Token;
  readonly items?: readonly Item[];
  readonly end?: readonly Token[];
}

interface Item {
  readonly start: readonly Token[];
  readonly key?: Token | null;
  readonly sep?: readonly Token[];
  readonly value?: Token;
}

/**
 * Collects the comments of a token tree and measures its depth, without recursion. Gives the offset of the first
 * collection that lies too deep.
 */
export function scanTokens(token: Token, maxDepth: number, comments: Comment[]): number | undefined {
  const found: Comment[] = [];
  const stack: { readonly token: Token; readonly depth: number }[] = [{ token, depth: 0 }];
  let deep: number | undefined;
  for (let top = stack.pop(); top; top = stack.pop()) {
    const depth = top.depth + (isCollection(top.token) ? 1 : 0);
    if (depth > maxDepth) {
      deep = Math.min(deep ?? top.token.offset, top.token.offset);
      continue;
    }
    for (const part of partsOf(top.token)) {
      if (part.type === 'comment') found.push(toComment(part));
      else if (isBranch(part)) stack.push({ token: part, depth });
    }
  }
  if (token.type === 'comment') found.push(toComment(token));
  found.sort((a, b) => a.span.start - b.span.start);
  for (const comment of found) comments.push(comment);
  return deep;
}

function isCollection(token: Token): boolean {
  return token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection';
}

function isBranch(token: Token): boolean {
  return token.items !== undefined || token.end !== undefined || token.props !== undefined;
}

function* partsOf(token: Token): Iterable<Token> {
  if (token.start) yield* isList(token.start) ? token.start : [token.start];
  if (token.props) yield* token.props;
  if (token.value) yield token.value;
  for (const { start, key, sep, value } of token.items ?? []) {
    yield* start;
    if (key) yield key;
    if (sep) yield* sep;
    if (value) yield value;
  }
  if (token.end) yield* token.end;
}

function isList(start: Token | readonly Token[]): start is readonly Token[] {
  return Array.isArray(start);
}

function toComment({ offset, source = '' }: Token): Comment {
  const shown = source.replace(/[\r\n]+$/, '');
  return { span: { start: offset, end: offset + shown.length }, text: shown.slice(1) };
}

/**
 * The parser recurses once for every block that one line opens or ends, before there is any token to measure. Gives
 * the offset where indentation and `- ` or `? ` in a row have opened more than `max` blocks.
 */
export function deepIndentation(text: string, max: number): number | undefined {
  const open: number[] = [];
  for (let start = 0; start < text.length; start = nextLine(text, start)) {
    let at = start;
    while (text[at] === ' ') at += 1;
    if (text[at] === undefined || text[at] === '\n' || text[at] === '\r' || text[at] === '#') continue;
    while (open.length > 0 && (open[open.length - 1] ?? 0) >= at - start) open.pop();
    open.push(at - start);
    while ((text[at] === '-' || text[at] === '?') && text[at + 1] === ' ') {
      at += 2;
      open.push(at - start);
    }
    if (open.length > max) return at;
  }
  return undefined;
}

function nextLine(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  return feed === -1 ? text.length : feed + 1;
}
