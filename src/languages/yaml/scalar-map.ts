import { ESCAPES, HEX } from './escapes.ts';
import type { YamlScalar } from './tree.ts';

/**
 * Where each unit of a scalar's content is in the file, with one entry more for its end. Undefined when the
 * content cannot be laid over its source.
 */
export function scalarMap(scalar: YamlScalar, text: string): number[] | undefined {
  const { start, end } = scalar.span;
  const map =
    scalar.style === 'literal'
      ? literalMap(scalar.text, text, start)
      : scalar.style === 'folded'
        ? flowMap(scalar.text, text, nextLine(text, start), end, scalar.style)
        : scalar.style === 'plain'
          ? flowMap(scalar.text, text, start, end, scalar.style)
          : flowMap(scalar.text, text, start + 1, end - 1, scalar.style);
  return map?.length === scalar.text.length + 1 ? map : undefined;
}

function nextLine(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  return feed === -1 ? text.length : feed + 1;
}

/** Each line of the content is the end of a line of the source. */
function literalMap(content: string, text: string, start: number): number[] | undefined {
  const map: number[] = [];
  let line = nextLine(text, start);
  for (const words of content.split('\n')) {
    const feed = text.indexOf('\n', line);
    let stop = feed === -1 ? text.length : feed;
    if (text[stop - 1] === '\r') stop -= 1;
    const from = stop - words.length;
    if (words !== '' && (from < line || text.slice(from, stop) !== words)) return undefined;
    for (let i = 0; i < words.length; i++) map.push(from + i);
    map.push(stop);
    line = feed === -1 ? text.length : feed + 1;
  }
  return map;
}

/** Lines are folded: a space or line feed in the content may be any run of white space in the source. */
function flowMap(
  content: string,
  text: string,
  start: number,
  end: number,
  style: YamlScalar['style'],
): number[] | undefined {
  const map: number[] = [];
  let at = start;
  for (let i = 0; i < content.length; i++) {
    const unit = content[i] ?? '';
    if (style === 'double' && text[at] === '\\' && isBreak(text[at + 1])) at = skipWhite(text, at + 1, end);
    if (style === 'double' && text[at] === '\\') {
      const width = escapeWidth(text, at, content, i);
      if (!width) return undefined;
      map.push(at);
      if (width.units === 2) {
        map.push(at);
        i += 1;
      }
      at += width.source;
    } else if (unit === ' ' || unit === '\n' || unit === '\t') {
      map.push(Math.min(at, end));
      if (text[at] === unit || isBreak(text[at])) at += 1;
    } else {
      if (text[at] !== unit) at = skipWhite(text, at, end);
      if (text[at] !== unit || at >= end) return undefined;
      map.push(at);
      at += style === 'single' && unit === "'" ? 2 : 1;
    }
  }
  map.push(Math.min(at, end));
  return map;
}

function isBreak(unit: string | undefined): boolean {
  return unit === '\n' || unit === '\r';
}

function skipWhite(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && /\s/.test(text[at] ?? '')) at += 1;
  return at;
}

function escapeWidth(
  text: string,
  at: number,
  content: string,
  i: number,
): { readonly source: number; readonly units: number } | undefined {
  const letter = text[at + 1] ?? '';
  const digits = HEX[letter];
  if (!digits) return ESCAPES[letter] === content[i] ? { source: 2, units: 1 } : undefined;
  const code = Number.parseInt(text.slice(at + 2, at + 2 + digits), 16);
  return code === content.codePointAt(i) ? { source: digits + 2, units: code > 0xffff ? 2 : 1 } : undefined;
}
