import { Entries } from './entries.ts';
import { type Reader, TAB, unsure } from './reader.ts';
import { beginsPlain, readAlias, readQuoted, trimmedEnd } from './scan-scalars.ts';
import type { YamlMap, YamlNode, YamlScalar, YamlSequence } from './tree.ts';

/** Reads `{…}` or `[…]` below a collection at column `parent`, up to its end. */
export function readFlow(reader: Reader, parent: number): YamlMap | YamlSequence {
  return new Flow(reader, parent).collection();
}

class Flow {
  private readonly reader: Reader;
  private readonly parent: number;
  private level = 0;

  constructor(reader: Reader, parent: number) {
    this.reader = reader;
    this.parent = parent;
  }

  collection(): YamlMap | YamlSequence {
    const { reader } = this;
    const start = reader.at;
    reader.enter();
    this.level += 1;
    reader.at += 1;
    const node = reader.text.charAt(start) === '{' ? this.map(start) : this.sequence(start);
    this.level -= 1;
    reader.leave();
    return node;
  }

  private map(start: number): YamlMap {
    const { reader } = this;
    const entries = new Entries();
    while (!this.closes('}')) {
      const key = this.key();
      this.skip();
      entries.add(key, this.node(), reader);
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

  /** Goes to the next token, which has to stand further in than the collection around. */
  private skip(): void {
    const { reader, parent } = this;
    const { lineStart, text } = reader;
    reader.skip();
    // JSON is often indented by tabs, which count for nothing at the root.
    while (parent < 0 && text.charCodeAt(reader.at) === TAB) {
      reader.at += 1;
      reader.skip();
    }
    if (reader.isAtEnd) unsure();
    if (reader.lineStart === lineStart || reader.column > parent) return;
    // The last bracket may stand below the key.
    const isBracket = ']}'.includes(text.charAt(reader.at));
    if (reader.column < parent || this.level > 1 || !isBracket) unsure();
  }

  private node(): YamlNode {
    const { reader } = this;
    reader.anchors.count();
    const first = reader.text.charAt(reader.at);
    if (first === '"' || first === "'") return readQuoted(reader, this.parent);
    if (first === '{' || first === '[') return this.collection();
    if (first === '*') return readAlias(reader);
    return flowPlain(reader);
  }

  private key(): YamlScalar {
    const { reader } = this;
    const { at: start, lineStart } = reader;
    reader.anchors.count();
    const first = reader.text.charAt(start);
    const isQuoted = first === '"' || first === "'";
    const key = isQuoted ? readQuoted(reader, this.parent) : flowPlain(reader);
    reader.skipBlanks();
    if (reader.text.charAt(reader.at) !== ':' || reader.lineStart !== lineStart) unsure();
    // After a quoted key the value may follow at once.
    if (!isQuoted && !reader.isBlankAfter()) unsure();
    reader.at += 1;
    return key;
  }
}

/** What ends plain text, and what makes a `:` before it one that divides. */
const ENDS = ',[]{}\t\r\n';
const DIVIDES = `${ENDS} `;

/** Reads plain text; when it goes on in a second line, what is found there is neither `,` nor `:` nor the end. */
function flowPlain(reader: Reader): YamlScalar {
  const { at: start, text } = reader;
  // A `-`, `?` or `:` before an indicator is one itself.
  if (!beginsPlain(reader) || ('-?:'.includes(text.charAt(start)) && ENDS.includes(text.charAt(start + 1)))) unsure();
  while (!reader.isAtEnd && !isPlainEnd(text, reader.at)) reader.at += 1;
  const content = text.slice(start, reader.at);
  const length = trimmedEnd(content, content.length);
  const span = { start, end: start + length };
  return { kind: 'scalar', span, text: content.slice(0, length), style: 'plain' };
}

function isPlainEnd(text: string, at: number): boolean {
  const unit = text.charAt(at);
  if (unit === ':') return DIVIDES.includes(text.charAt(at + 1));
  if (unit === '#') return text.charAt(at - 1) === ' ';
  return ENDS.includes(unit);
}
