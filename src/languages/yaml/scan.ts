/**
 * Reads what is plainly written, which is nearly every file, many times faster than the parser and without loading it.
 * At the first thing that is rare (a tag, a directive, an explicit key, a tab) or that may be wrong it leaves the
 * document, and that document alone, to the parser, which says what is wrong. What it reads it reads as the parser does:
 * the tests compare the two.
 */
import { append } from '../../core/append.ts';
import type { Comment } from '../../core/document.ts';
import { tooManyAliases } from './messages.ts';
import { BLANK, LINE_FEED, RETURN, Reader, TAB, unsure } from './reader.ts';
import { nodeOf } from './scan-block.ts';
import { emptyAt } from './scan-scalars.ts';
import type { YamlDocument, YamlNode, YamlStream } from './tree.ts';

/** Control characters, byte order marks, a CR without LF, the end mark of a document, a directive. */
const ODD = /[\0-\x08\x0B\x0C\x0E-\x1F\uFEFF]|\r(?!\n)|(?:^|\n)(?:\.\.\.|%)/;

/** Reads the documents between two offsets of a text in another way. */
export type Rest = (text: string, start: number, end: number) => Pick<YamlStream, 'documents' | 'comments'> | undefined;

const nothing: Rest = () => undefined;

/**
 * The stream, or undefined when only the parser can read it.
 * @param rest reads each document that is not plainly written; without it there must be none
 */
export function scanYaml(text: string, rest = nothing): YamlStream | undefined {
  if (ODD.test(text)) return undefined;
  const documents: YamlDocument[] = [];
  const comments: Comment[] = [];
  for (let start = 0; start < text.length; ) {
    const end = nextMark(text, start);
    const read = scanDocument(text, start, end) ?? rest(text, start, end);
    if (!read) return undefined;
    append(documents, read.documents);
    append(comments, read.comments);
    start = end;
  }
  return { text, documents, comments };
}

/** Objects of JSON one after the other, a document each; undefined for any other text, and for a single object. */
export function scanObjects(text: string): YamlStream | undefined {
  const starts = ODD.test(text) ? undefined : objectStarts(text);
  if (!starts || starts.length < 2) return undefined;
  try {
    const documents = starts.flatMap(
      (start, index) => bareDocument(new Reader(text, start, starts[index + 1] ?? text.length)) ?? [],
    );
    return { text, documents, comments: [] };
  } catch {
    return undefined;
  }
}

const WHITE = new Set([TAB, LINE_FEED, RETURN, BLANK]);
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const HASH = 0x23;

/** Where the objects of a text begin that holds nothing else; undefined when it does. */
function objectStarts(text: string): readonly number[] | undefined {
  const starts: number[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === OPEN) {
      if (depth === 0) starts.push(at);
      depth += 1;
    } else if (code === CLOSE) depth -= 1;
    else if (depth === 0 ? !WHITE.has(code) : code === HASH) return undefined;
    else if (code === QUOTE) {
      for (at += 1; at < text.length && text.charCodeAt(at) !== QUOTE; at++)
        if (text.charCodeAt(at) === BACKSLASH) at += 1;
    }
    if (depth < 0) return undefined;
  }
  return depth === 0 ? starts : undefined;
}

/** The document between two marks; undefined when only the parser can read it. */
function scanDocument(text: string, start: number, end: number): ReturnType<Rest> {
  const reader = new Reader(text, start, end);
  try {
    const document = isMark(text, start) ? markedDocument(reader) : bareDocument(reader);
    return { documents: document ? [document] : [], comments: reader.comments };
  } catch {
    // Unsure, as a rule; a defect of the scanner must not stop a commit either.
    return undefined;
  }
}

/** The text before the first `---`, unless it is nothing but comments. */
function bareDocument(reader: Reader): YamlDocument | undefined {
  reader.skip();
  return reader.isAtEnd ? undefined : toDocument(reader, reader.lineStart, nodeOf(reader, -1, true));
}

/** A document that begins with `---`; where nothing follows, it is a value left out. */
function markedDocument(reader: Reader): YamlDocument {
  const start = reader.at;
  reader.at += 3;
  reader.skipBlanks();
  if (!reader.isLineDone()) unsure();
  const empty = emptyAt(reader.at);
  reader.skip();
  return toDocument(reader, start, reader.isAtEnd ? empty : nodeOf(reader, -1, true));
}

function toDocument(reader: Reader, start: number, root: YamlNode): YamlDocument {
  if (!reader.isAtEnd) unsure();
  const { duplicates, anchors, limit } = reader;
  if (anchors.tooMany !== undefined)
    return {
      span: { start, end: limit },
      problems: [tooManyAliases(root, anchors.tooMany)],
      duplicates: [],
      shared: [],
    };
  return { span: { start, end: limit }, problems: [], duplicates, shared: anchors.shared, root };
}

/** The next line that is a `---`, or the end. */
function nextMark(text: string, from: number): number {
  let at = text.indexOf('\n---', from);
  while (at !== -1 && !isMark(text, at + 1)) at = text.indexOf('\n---', at + 1);
  return at === -1 ? text.length : at + 1;
}

function isMark(text: string, at: number): boolean {
  return text.startsWith('---', at) && !(text.charCodeAt(at + 3) > BLANK);
}
