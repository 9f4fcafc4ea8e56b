import { Entries } from './entries.ts';
import { type Reader, unsure } from './reader.ts';
import { readFlow } from './scan-flow.ts';
import { readBlockScalar } from './scan-literal.ts';
import {
  beginsPlain,
  countBreaks,
  emptyAt,
  foldLines,
  readAlias,
  readName,
  readQuoted,
  trimmedEnd,
} from './scan-scalars.ts';
import type { YamlMap, YamlNode, YamlScalar, YamlSequence, YamlValue } from './tree.ts';

/** The parser refuses a key whose `:` is more than 1024 characters away. */
const MAX_KEY = 1_000;

/**
 * Reads a node below a collection at column `parent`, and goes to the next token. A mapping or list of lines may begin
 * here unless a key precedes the node on its line.
 */
export function nodeOf(reader: Reader, parent: number, begins: boolean): YamlNode {
  reader.anchors.count();
  switch (reader.text.charAt(reader.at)) {
    case '"':
    case "'":
      return quotedNode(reader, begins);
    case '{':
    case '[':
      return finish(reader, readFlow(reader));
    case '|':
    case '>':
      return finish(reader, readBlockScalar(reader, parent));
    case '*':
      return finish(reader, readAlias(reader));
    case '&':
      return anchoredNode(reader, parent);
    case '-':
      if (!reader.isBlankAfter()) return plainNode(reader, parent, begins);
      return begins ? sequenceOf(reader) : unsure();
    default:
      return plainNode(reader, parent, begins);
  }
}

function finish(reader: Reader, node: YamlNode): YamlNode {
  reader.finishLine();
  return node;
}

function anchoredNode(reader: Reader, parent: number): YamlValue {
  const name = readName(reader);
  const end = reader.at;
  reader.skipBlanks();
  const begins = reader.isLineDone();
  if (begins) {
    reader.skip();
    if (reader.isAtEnd || reader.column <= parent) unsure();
  } else if (reader.at === end) unsure();
  return reader.anchors.keep(name, () => {
    const node = nodeOf(reader, parent, begins);
    return node.kind === 'alias' || node.anchor !== undefined ? unsure() : node;
  });
}

function sequenceOf(reader: Reader): YamlSequence {
  reader.enter();
  const { at: start, column } = reader;
  const items: YamlNode[] = [];
  while (!reader.isAtEnd && reader.column === column && isDash(reader)) {
    reader.at += 1;
    items.push(valueAfter(reader, column, true));
  }
  if (!reader.isAtEnd && reader.column > column) unsure();
  reader.leave();
  return { kind: 'sequence', span: { start, end: items.at(-1)?.span.end ?? start }, items, flow: false };
}

/** Reads a mapping from after the `:` of its first key. */
function mapOf(reader: Reader, column: number, first: YamlScalar): YamlMap {
  reader.enter();
  const entries = new Entries();
  for (let key = first; ; key = keyOf(reader)) {
    reader.anchors.count();
    entries.add(key, valueAfter(reader, column, false), reader);
    if (reader.isAtEnd || reader.column < column) break;
    if (reader.column > column) unsure();
  }
  reader.leave();
  return entries.toMap(first.span.start);
}

/** What follows the `-` or `:` of a collection at `column`: on its line, or on lines below. */
function valueAfter(reader: Reader, column: number, isItem: boolean): YamlNode {
  reader.skipBlanks();
  if (!reader.isLineDone()) return nodeOf(reader, column, isItem);
  const empty = reader.at;
  reader.skip();
  if (!reader.isAtEnd) {
    if (reader.column > column) return nodeOf(reader, column, true);
    // A list may start at the column of its key.
    if (!isItem && reader.column === column && isDash(reader)) return nodeOf(reader, column, true);
  }
  reader.anchors.count();
  return emptyAt(empty);
}

function isDash(reader: Reader): boolean {
  return reader.text.charAt(reader.at) === '-' && reader.isBlankAfter();
}

/** The next key of a mapping, up to its `:`. */
function keyOf(reader: Reader): YamlScalar {
  const { text, at, lineStart } = reader;
  const first = text.charAt(at);
  if (first === '"' || first === "'") {
    const key = readQuoted(reader);
    return reader.lineStart === lineStart && takeColon(reader, key) ? key : unsure();
  }
  const { scalar, colon } = plainLine(reader);
  if (colon === -1) unsure();
  reader.at = colon + 1;
  return scalar;
}

function quotedNode(reader: Reader, begins: boolean): YamlNode {
  const { column, lineStart } = reader;
  const scalar = readQuoted(reader);
  const isOneLine = reader.lineStart === lineStart;
  if (isOneLine && takeColon(reader, scalar)) return begins ? mapOf(reader, column, scalar) : unsure();
  return finish(reader, scalar);
}

/** Whether the scalar is a key. */
function takeColon(reader: Reader, { span }: YamlScalar): boolean {
  reader.skipBlanks();
  if (reader.text.charAt(reader.at) !== ':') return false;
  if (!reader.isBlankAfter() || reader.at - span.start > MAX_KEY) unsure();
  reader.at += 1;
  return true;
}

function plainNode(reader: Reader, parent: number, begins: boolean): YamlNode {
  const { column } = reader;
  const { scalar, colon } = plainLine(reader);
  if (colon !== -1) {
    reader.at = colon + 1;
    return begins ? mapOf(reader, column, scalar) : unsure();
  }
  const comments = reader.comments.length;
  reader.at = scalar.span.end;
  reader.skip();
  // Text after a comment is for the parser: whoever called this finds it too far in.
  const goesOn = !reader.isAtEnd && reader.column > parent && reader.comments.length === comments;
  return goesOn ? continued(reader, parent, scalar) : scalar;
}

interface PlainLine {
  /** The text up to the `:` of a key, a comment or the end of the line. */
  readonly scalar: YamlScalar;
  /** Where the `:` of a key is, or -1. */
  readonly colon: number;
}

function plainLine(reader: Reader): PlainLine {
  if (!beginsPlain(reader)) unsure();
  return restOfLine(reader);
}

function restOfLine(reader: Reader): PlainLine {
  const { at: start } = reader;
  const line = reader.text.slice(start, reader.lineEnd());
  const hash = line.indexOf(' #');
  const content = hash === -1 ? line : line.slice(0, hash);
  let colon = content.indexOf(': ');
  if (colon === -1 && content.endsWith(':')) colon = content.length - 1;
  const tab = content.indexOf('\t');
  if (colon > MAX_KEY || (tab !== -1 && (colon === -1 || tab < colon))) unsure();
  const length = trimmedEnd(content, colon === -1 ? content.length : colon);
  const span = { start, end: start + length };
  const scalar: YamlScalar = { kind: 'scalar', span, text: content.slice(0, length), style: 'plain' };
  return { scalar, colon: colon === -1 ? -1 : start + colon };
}

/** Plain text that goes on in lines further in than its collection. */
function continued(reader: Reader, parent: number, { span, text }: YamlScalar): YamlScalar {
  const lines = [text];
  const comments = reader.comments.length;
  let last = span.end;
  while (!reader.isAtEnd && reader.column > parent && reader.comments.length === comments) {
    const { scalar, colon } = restOfLine(reader);
    if (colon !== -1) unsure();
    for (let breaks = countBreaks(reader.text, last, scalar.span.start); breaks > 1; breaks -= 1) lines.push('');
    lines.push(scalar.text);
    last = scalar.span.end;
    reader.at = last;
    reader.skip();
  }
  return { kind: 'scalar', span: { start: span.start, end: last }, text: foldLines(lines), style: 'plain' };
}
