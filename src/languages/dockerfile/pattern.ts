/** What `*`, `?` and plain characters of a pattern match, as BuildKit's `${name#pattern}` and `${name/pattern/text}` do. */
type Token = { readonly wild: '*' | '?' } | { readonly char: string };

/** Steps that matching may take: patterns of a Dockerfile take some hundreds. */
const MAX_STEPS = 1_000_000;

/** The value without the longest or shortest beginning or end that matches; undefined for an invalid pattern. */
export function trimmed(value: string, pattern: string, side: 'start' | 'end', longest: boolean): string | undefined {
  const tokens = tokensOf(pattern);
  const chars = [...value];
  if (!tokens || chars.length * tokens.length > MAX_STEPS) return undefined;
  if (side === 'end') {
    tokens.reverse();
    chars.reverse();
  }
  const end = endOfMatch(tokens, chars, 0, longest);
  const rest = end === undefined ? chars : chars.slice(end);
  return (side === 'end' ? rest.reverse() : rest).join('');
}

/** The value with the first match, or all of them, replaced; undefined for an invalid pattern. */
export function replaced(value: string, pattern: string, text: string, all: boolean): string | undefined {
  const tokens = tokensOf(pattern);
  const chars = [...value];
  if (!tokens || chars.length * chars.length * (tokens.length + 1) > MAX_STEPS) return undefined;
  // BuildKit takes it for the template of a regular expression.
  if (all && text.includes('$')) return undefined;
  let out = '';
  let last = 0;
  for (let from = 0; from <= chars.length; ) {
    const match = firstMatch(tokens, chars, from);
    if (!match) break;
    out += chars.slice(last, match.start).join('');
    if (match.end > last || match.start === 0) out += text;
    last = match.end;
    if (!all) break;
    from = Math.max(from + 1, match.end);
  }
  return out + chars.slice(last).join('');
}

function tokensOf(pattern: string): Token[] | undefined {
  const tokens: Token[] = [];
  const chars = [...pattern];
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at] ?? '';
    if (char === '*' || char === '?') tokens.push({ wild: char });
    else if (char !== '\\') tokens.push({ char });
    else {
      at += 1;
      const next = chars[at] ?? '';
      if (!/^[*?\\}/]$/.test(next)) return undefined;
      tokens.push({ char: next });
    }
  }
  return tokens;
}

function firstMatch(tokens: readonly Token[], chars: readonly string[], from: number) {
  for (let start = from; start <= chars.length; start++) {
    const end = endOfMatch(tokens, chars, start, true);
    if (end !== undefined) return { start, end };
  }
  return undefined;
}

/** Where a match from `start` on ends. All places that the tokens so far may reach are kept, so no text is read again. */
function endOfMatch(
  tokens: readonly Token[],
  chars: readonly string[],
  start: number,
  longest: boolean,
): number | undefined {
  let ends = [start];
  for (const token of tokens) {
    const next: number[] = [];
    if ('char' in token) for (const at of ends) if (chars[at] === token.char) next.push(at + 1);
    if ('wild' in token && token.wild === '?') {
      for (const at of ends) if (at < chars.length && chars[at] !== '\n') next.push(at + 1);
    } else if ('wild' in token) {
      for (const [index, at] of ends.entries()) {
        const stop = ends[index + 1] ?? chars.length + 1;
        for (let end = at; end < stop; end++) {
          next.push(end);
          if (chars[end] === '\n') break;
        }
      }
    }
    if (next.length === 0) return undefined;
    ends = next;
  }
  return longest ? ends.at(-1) : ends[0];
}
