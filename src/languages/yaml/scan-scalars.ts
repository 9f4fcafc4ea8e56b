import { unescaped } from './escapes.ts';
import { BLANK, LINE_FEED, RETURN, type Reader, TAB, unsure } from './reader.ts';
import type { YamlAlias, YamlScalar } from './tree.ts';

/** What plain text cannot begin with. */
const INDICATORS = '[]{}!&*|>%@`#,\t"\'';
const WHITE: readonly number[] = [BLANK, TAB, RETURN];
const NOT_IN_NAME = ' ,[]{}\t\r\n';

/** Whether plain text can begin here. */
export function beginsPlain(reader: Reader): boolean {
  const first = reader.text.charAt(reader.at);
  if (first === '-' || first === '?' || first === ':') return !reader.isBlankAfter();
  return !INDICATORS.includes(first);
}

/** The name after `&` or `*`. */
export function readName(reader: Reader): string {
  const start = reader.at + 1;
  const { text } = reader;
  let end = start;
  while (end < reader.limit && !NOT_IN_NAME.includes(text.charAt(end))) end += 1;
  const name = text.slice(start, end);
  if (name === '' || name.endsWith(':')) unsure();
  reader.at = end;
  return name;
}

export function readAlias(reader: Reader): YamlAlias {
  const start = reader.at;
  const name = readName(reader);
  return reader.anchors.use(name, { start, end: reader.at }) ?? unsure();
}

/** A value that was left out. */
export function emptyAt(at: number): YamlScalar {
  return { kind: 'scalar', span: { start: at, end: at }, text: '', style: 'plain' };
}

/** Reads a quoted scalar. Its further lines may start at any column, as Go's parser reads them. */
export function readQuoted(reader: Reader): YamlScalar {
  const start = reader.at;
  const quote = reader.text.charAt(start);
  const end = quote === '"' ? doubleEnd(reader.text, start) : singleEnd(reader.text, start);
  if (end === -1 || end >= reader.limit) unsure();
  const source = reader.text.slice(start + 1, end);
  const lines = source.includes('\n') ? quotedLines(reader, source, start + 1) : undefined;
  reader.at = end + 1;
  const span = { start, end: end + 1 };
  if (quote === "'") {
    const folded = lines ? foldLines(lines) : source;
    const text = folded.includes("'") ? folded.replaceAll("''", "'") : folded;
    return { kind: 'scalar', span, text, style: 'single' };
  }
  if (!source.includes('\\')) return { kind: 'scalar', span, text: lines ? foldLines(lines) : source, style: 'double' };
  const text = lines ? escapedLines(lines) : unescaped(source);
  return { kind: 'scalar', span, text: text ?? unsure(), style: 'double' };
}

/** The content of lines with escapes; a backslash at the end of a line joins it to the next without a space. */
function escapedLines(lines: readonly string[]): string | undefined {
  const parts: string[] = [];
  let open: string[] = [];
  for (const line of lines) {
    const isJoined = isEscaped(line, line.length);
    const text = unescaped(isJoined ? line.slice(0, -1) : line);
    if (text === undefined) return undefined;
    open.push(text);
    if (!isJoined) continue;
    // The lines before have to be folded without what follows.
    parts.push(foldLines(open));
    open = [];
  }
  // What follows a joined line without content has ways of its own.
  if (parts.length > 0 && open[0] === '' && open.length > 1) return undefined;
  parts.push(foldLines(open));
  return parts.join('');
}

function singleEnd(text: string, start: number): number {
  let end = text.indexOf("'", start + 1);
  while (end !== -1 && text.charAt(end + 1) === "'") end = text.indexOf("'", end + 2);
  return end;
}

function doubleEnd(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charAt(before - 1) === '\\') before -= 1;
  return (at - before) % 2 === 1;
}

/** The lines of a quoted scalar without the spaces around its breaks. */
function quotedLines(reader: Reader, source: string, start: number): string[] {
  const lines = source.split('\n');
  const last = lines.length - 1;
  let at = start;
  return lines.map((line, index) => {
    const from = index === 0 ? 0 : indentOf(line);
    const to = index === last ? line.length : Math.max(from, contentEnd(line));
    // An escaped space belongs to the content.
    if (to < line.length && line.charCodeAt(to) !== RETURN && isEscaped(line, to)) unsure();
    if (index > 0) reader.lineStart = at;
    at += line.length + 1;
    return line.slice(from, to);
  });
}

function indentOf(line: string): number {
  let at = 0;
  while (line.charCodeAt(at) === BLANK || line.charCodeAt(at) === TAB) at += 1;
  return at;
}

function contentEnd(line: string): number {
  let at = line.length;
  while (at > 0 && WHITE.includes(line.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** How many lines end between two places. */
export function countBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === LINE_FEED) count += 1;
  return count;
}

/** Where a line ends without the spaces before `end`. */
export function trimmedEnd(line: string, end: number): number {
  let at = end;
  while (at > 0 && (line.charCodeAt(at - 1) === BLANK || line.charCodeAt(at - 1) === RETURN)) at -= 1;
  return at;
}

/** Joins lines: one break becomes a space, several lose one. The first and the last count even when empty. */
export function foldLines(lines: readonly string[]): string {
  let text = lines[0] ?? '';
  let breaks = 0;
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index] ?? '';
    breaks += 1;
    if (line === '' && index < lines.length - 1) continue;
    text += (breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)) + line;
    breaks = 0;
  }
  return text;
}
