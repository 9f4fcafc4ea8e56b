type CharacterClass = {
  readonly negated: boolean;
  readonly ranges: readonly (readonly [low: string, high: string])[];
};
type Token = '*' | '?' | CharacterClass | { readonly literal: string };

/** Matches one path part against a pattern part with `*`, `?`, `[a-z]` and `\`: at most pattern × text steps. */
export function matchPart(pattern: string, text: string): boolean {
  const tokens = tokensOf(pattern);
  if (!tokens) return pattern === text;
  let token = 0;
  let at = 0;
  let star = -1;
  let from = 0;
  while (at < text.length) {
    const one = tokens[token];
    if (one === '*') {
      star = token++;
      from = at;
    } else if (one && accepts(one, text[at] ?? '')) {
      token += 1;
      at += 1;
    } else if (star !== -1) {
      token = star + 1;
      at = ++from;
    } else return false;
  }
  while (tokens[token] === '*') token += 1;
  return token === tokens.length;
}

/** Matches whole paths; `**` stands for any number of parts. */
export function matchParts(pattern: readonly string[], path: readonly string[]): boolean {
  return lengthsMatched(pattern, path).has(path.length);
}

/** Whether the pattern matches the path or a directory above it. */
export function matchesOrParent(pattern: readonly string[], path: readonly string[]): boolean {
  for (const length of lengthsMatched(pattern, path)) if (length > 0) return true;
  return false;
}

/** Whether a pattern has anything but plain characters. */
export function isGlob(pattern: string): boolean {
  return /[*?[\\]/.test(pattern);
}

/** How many leading parts of the path the whole pattern can match: pattern × path steps. */
function lengthsMatched(pattern: readonly string[], path: readonly string[]): ReadonlySet<number> {
  let reached = new Set([0]);
  for (const part of pattern) {
    const next = new Set<number>();
    if (part === '**') for (let length = Math.min(...reached); length <= path.length; length++) next.add(length);
    else for (const at of reached) if (at < path.length && matchPart(part, path[at] ?? '')) next.add(at + 1);
    reached = next;
    if (reached.size === 0) break;
  }
  return reached;
}

function accepts(token: Token, char: string): boolean {
  if (token === '?') return true;
  if (token === '*') return false;
  if ('literal' in token) return token.literal === char;
  return token.ranges.some(([low, high]) => low <= char && char <= high) !== token.negated;
}

/** Undefined when the pattern is malformed (an open bracket), which then matches only itself. */
function tokensOf(pattern: string): Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] ?? '';
    if (char === '*') {
      if (tokens.at(-1) !== '*') tokens.push('*');
    } else if (char === '?') tokens.push('?');
    else if (char === '\\') {
      at += 1;
      tokens.push({ literal: pattern[at] ?? '\\' });
    } else if (char === '[') {
      const close = pattern.indexOf(']', at + 2);
      if (close === -1) return undefined;
      tokens.push(classOf(pattern.slice(at + 1, close)));
      at = close;
    } else tokens.push({ literal: char });
  }
  return tokens;
}

function classOf(body: string): CharacterClass {
  const negated = body.startsWith('^') || body.startsWith('!');
  const chars = negated ? body.slice(1) : body;
  const ranges: (readonly [string, string])[] = [];
  for (let at = 0; at < chars.length; at++) {
    const low = chars[at] ?? '';
    const isRange = chars[at + 1] === '-' && at + 2 < chars.length;
    ranges.push([low, isRange ? (chars[at + 2] ?? low) : low]);
    if (isRange) at += 2;
  }
  return { negated, ranges };
}
