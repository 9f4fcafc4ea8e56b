import { Entries } from './entries.ts';
import { LINE_FEED, RETURN, type Reader, unsure } from './reader.ts';
import { beginsPlain, countBreaks, emptyAt, foldLines, readAlias, readQuoted, trimmedEnd } from './scan-scalars.ts';
import type { YamlMap, YamlNode, YamlScalar, YamlSequence } from './tree.ts';

/** Reads `{…}` or `[…]` up to its end. */
export function readFlow(reader: Reader): YamlMap | YamlSequence {
  return new Flow(reader).collection();
}

class Flow {
  private readonly reader: Reader;

  constructor(reader: Reader) {
    this.reader = reader;
  }

  collection(): YamlMap | YamlSequence {
    const { reader } = this;
    const start = reader.at;
    reader.enter();
    reader.at += 1;
    const node = reader.text.charAt(start) === '{' ? this.map(start) : this.sequence(start);
    reader.leave();
    return node;
  }

  private map(start: number): YamlMap {
    const { reader } = this;
    const entries = new Entries();
    while (!this.closes('}')) {
      const key = this.key();
      entries.add(key, this.valueOf(key), reader);
      this.takeComma('}');
    }
    reader.at += 1;
    return entries.toMap(start, reader.at);
  }

  private sequence(start: number): YamlSequence {
    const items: YamlNode[] = [];
    while (!this.closes(']')) {
      items.push(this.node());
      this.takeComma(']');
    }
    this.reader.at += 1;
    return { kind: 'sequence', span: { start, end: this.reader.at }, items, flow: true };
  }

  /** Goes to the next token; whether it ends the collection. */
  private closes(bracket: string): boolean {
    this.skip();
    return this.reader.text.charAt(this.reader.at) === bracket;
  }

  private takeComma(bracket: string): void {
    if (this.closes(bracket)) return;
    if (this.reader.text.charAt(this.reader.at) !== ',') unsure();
    this.reader.at += 1;
  }

  /** Goes to the next token. Its column counts for nothing, as Go's parser reads it. */
  private skip(): void {
    this.reader.skip(true);
    if (this.reader.isAtEnd) unsure();
  }

  private node(): YamlNode {
    const { reader } = this;
    reader.anchors.count();
    const first = reader.text.charAt(reader.at);
    if (first === '"' || first === "'") return readQuoted(reader);
    if (first === '{' || first === '[') return this.collection();
    if (first === '*') return readAlias(reader);
    return flowPlain(reader);
  }

  private key(): YamlScalar {
    const { reader } = this;
    const { at: start, lineStart, text } = reader;
    reader.anchors.count();
    const first = text.charAt(start);
    const isQuoted = first === '"' || first === "'";
    const key = isQuoted ? readQuoted(reader) : flowPlain(reader);
    if (reader.lineStart !== lineStart) unsure();
    reader.skipBlanks();
    // After a quoted key the value may follow at once.
    if (text.charAt(reader.at) === ':' && !isQuoted && !reader.isBlankAfter()) unsure();
    return key;
  }

  /** What follows a key; it may be left out. */
  private valueOf(key: YamlScalar): YamlNode {
    const { reader } = this;
    if (reader.text.charAt(reader.at) === ':') {
      reader.at += 1;
      this.skip();
      if (!',}'.includes(reader.text.charAt(reader.at))) return this.node();
    }
    // A `:` may still follow after a line end.
    if (!',}'.includes(reader.text.charAt(reader.at))) unsure();
    reader.anchors.count();
    return emptyAt(key.span.end);
  }
}

/** What ends plain text. */
const ENDS = ',[]{}\t\r\n';
/** What a further line of plain text cannot begin with, or where it is rare. */
const NOT_FURTHER = ',[]{}#:?-&*!|>%@`"\'';

/** Reads plain text, and its further lines. */
function flowPlain(reader: Reader): YamlScalar {
  const { at: start, text } = reader;
  // A `-`, `?` or `:` before an indicator is one itself.
  if (!beginsPlain(reader) || ('-?:'.includes(text.charAt(start)) && ENDS.includes(text.charAt(start + 1)))) unsure();
  const lines = [plainLine(reader)];
  let end = start + (lines[0]?.length ?? 0);
  while (reader.text.charCodeAt(reader.at) === LINE_FEED || reader.text.charCodeAt(reader.at) === RETURN) {
    const { comments, lineStart, at } = reader;
    const known = comments.length;
    reader.skip(true);
    if (reader.isAtEnd || comments.length > known) unsure();
    const next = text.charAt(reader.at);
    if (',]}:'.includes(next)) {
      reader.at = at;
      reader.lineStart = lineStart;
      break;
    }
    if (NOT_FURTHER.includes(next)) unsure();
    for (let breaks = countBreaks(text, end, reader.at); breaks > 1; breaks--) lines.push('');
    const from = reader.at;
    const line = plainLine(reader);
    lines.push(line);
    end = from + line.length;
  }
  return { kind: 'scalar', span: { start, end }, text: foldLines(lines), style: 'plain' };
}

/** The plain text up to the end of the line or to what ends it. */
function plainLine(reader: Reader): string {
  const { at: start, text } = reader;
  while (!reader.isAtEnd && !isPlainEnd(text, reader.at)) reader.at += 1;
  const content = text.slice(start, reader.at);
  return content.slice(0, trimmedEnd(content, content.length));
}

/** Go's parser takes a `:` before a bracket or comma for text: `[2001:db8::]` is an address. */
function isPlainEnd(text: string, at: number): boolean {
  const unit = text.charAt(at);
  if (unit === ':') return '\t\r\n '.includes(text.charAt(at + 1));
  if (unit === '#') return text.charAt(at - 1) === ' ';
  return ENDS.includes(unit);
}
