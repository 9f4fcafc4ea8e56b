import { unescaped } from './escapes.ts';
import { BLANK, RETURN, type Reader, TAB, unsure } from './reader.ts';
import type { YamlAlias, YamlScalar } from './tree.ts';

/** What plain text cannot begin with. */
const INDICATORS = '[]{}!&*|>%@`#,\t"\'';
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

/** Reads a quoted scalar; its further lines have to stand further in than column `parent`. */
export function readQuoted(reader: Reader, parent: number): YamlScalar {
  const start = reader.at;
  const quote = reader.text.charAt(start);
  const end = quote === '"' ? doubleEnd(reader.text, start) : singleEnd(reader.text, start);
  if (end === -1 || end >= reader.limit) unsure();
  const source = reader.text.slice(start + 1, end);
  const lines = source.includes('\n') ? quotedLines(reader, source, start + 1, parent) : undefined;
  const folded = lines ? foldLines(lines) : source;
  reader.at = end + 1;
  const span = { start, end: end + 1 };
  if (quote === "'") {
    const text = folded.includes("'") ? folded.replaceAll("''", "'") : folded;
    return { kind: 'scalar', span, text, style: 'single' };
  }
  if (!source.includes('\\')) return { kind: 'scalar', span, text: folded, style: 'double' };
  // An escape at the end of a line joins lines in ways of its own.
  const text = lines ? undefined : unescaped(source);
  return { kind: 'scalar', span, text: text ?? unsure(), style: 'double' };
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

/** The lines of a quoted scalar without the blanks around its breaks. */
function quotedLines(reader: Reader, source: string, start: number, parent: number): string[] {
  const lines = source.split('\n');
  const last = lines.length - 1;
  let at = start;
  return lines.map((line, index) => {
    const from = index === 0 ? 0 : indentOf(line);
    const to = index === last ? line.length : Math.max(from, trimmedEnd(line, line.length));
    if (line.charCodeAt(from) === TAB || line.charCodeAt(to - 1) === TAB) unsure();
    // The closing quote is content too.
    if (index > 0 && from <= parent && (to > from || index === last)) unsure();
    if (index > 0) reader.lineStart = at;
    at += line.length + 1;
    return line.slice(from, to);
  });
}

function indentOf(line: string): number {
  let at = 0;
  while (line.charCodeAt(at) === BLANK) at += 1;
  return at;
}

/** Where a line ends without the blanks before `end`. */
export function trimmedEnd(line: string, end: number): number {
  let at = end;
  while (at > 0 && (line.charCodeAt(at - 1) === BLANK || line.charCodeAt(at - 1) === RETURN)) at -= 1;
  return at;
}

/** Joins lines: one break is a blank, of several one falls away. The first and the last count even when empty. */
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
