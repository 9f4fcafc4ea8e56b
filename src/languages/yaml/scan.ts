/**
 * Reads what is plainly written, which is nearly every file, many times faster than the parser and without loading it.
 * At the first thing that is rare (a tag, a directive, an explicit key, a tab) or that may be wrong it gives up, so that
 * the parser alone says what is wrong. What it reads it reads as the parser does: the tests compare the two.
 */
import type { Comment } from '../../core/document.ts';
import { BLANK, Reader, unsure } from './reader.ts';
import { emptyAt, nodeOf } from './scan-block.ts';
import type { YamlDocument, YamlNode, YamlStream } from './tree.ts';

/** Control characters, byte order marks, a CR without LF, the end mark of a document. */
const ODD = /[\0-\x08\x0B\x0C\x0E-\x1F\uFEFF]|\r(?!\n)|(?:^|\n)\.\.\./;

/** The stream, or undefined when only the parser can tell. */
export function scanYaml(text: string): YamlStream | undefined {
  if (ODD.test(text)) return undefined;
  try {
    return scanStream(text);
  } catch {
    // Unsure, as a rule; a defect of the scanner must not stop a commit either.
    return undefined;
  }
}

function scanStream(text: string): YamlStream {
  const documents: YamlDocument[] = [];
  const comments: Comment[] = [];
  for (let start = 0; start < text.length; ) {
    const end = nextMark(text, start);
    const reader = new Reader(text, start, end);
    const document = isMark(text, start) ? markedDocument(reader) : bareDocument(reader);
    if (document) documents.push(document);
    for (const comment of reader.comments) comments.push(comment);
    start = end;
  }
  return { text, documents, comments };
}

/** What stands before the first `---`, unless it is nothing but comments. */
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
