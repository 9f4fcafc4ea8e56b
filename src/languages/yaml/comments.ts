import type { Comment } from '../../core/document.ts';
import type { Span } from '../../core/text.ts';
import type { YamlNode, YamlStream } from './tree.ts';

/**
 * Gives each comment what an ignore there covers. At the end of a line: the node that begins last on that line. On a
 * line of its own: the next entry or list item with all below it; before the first key of a document, the document.
 */
export function withTargets(stream: YamlStream): readonly Comment[] {
  if (stream.comments.length === 0) return [];
  const places = new Places(stream);
  return stream.comments.map(({ span, text }) => new TargetedComment(span, text, places));
}

/** Few comments are ignores, so the target is looked for when it is asked for. */
class TargetedComment implements Comment {
  readonly span: Span;
  readonly text: string;
  private readonly places: Places;

  constructor(span: Span, text: string, places: Places) {
    this.span = span;
    this.text = text;
    this.places = places;
  }

  get target(): Span | undefined {
    return this.places.targetOf(this.span);
  }
}

/** The positions of the parts of a stream, computed on demand. */
class Places {
  private readonly stream: YamlStream;
  private spans: readonly Span[] | undefined;

  constructor(stream: YamlStream) {
    this.stream = stream;
  }

  targetOf(comment: Span): Span | undefined {
    this.spans ??= spansOf(this.stream);
    const { text } = this.stream;
    const start = text.lastIndexOf('\n', comment.start - 1) + 1;
    const before = text.slice(start, comment.start);
    const own = /^[\s\uFEFF]*$/.test(before);
    return own ? nextAfter(this.spans, comment.end) : lastOn(this.spans, { start, end: comment.start });
  }
}

/** Spans of all documents, entries and list items; where several begin at one place, the widest comes first. */
function spansOf({ documents }: YamlStream): readonly Span[] {
  const spans: Span[] = [];
  for (const { root } of documents) {
    if (!root) continue;
    spans.push(root.span);
    addParts(root, spans);
  }
  return spans.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Adds the spans of all entries and list items below a node, aliases not followed. */
function addParts(node: YamlNode, spans: Span[]): void {
  if (node.kind === 'map') {
    for (const { span, value } of node.entries) {
      spans.push(span);
      addParts(value, spans);
    }
  } else if (node.kind === 'sequence') {
    for (const item of node.items) {
      spans.push(item.span);
      addParts(item, spans);
    }
  }
}

function nextAfter(spans: readonly Span[], offset: number): Span | undefined {
  return spans[firstFrom(spans, offset)];
}

/** The span that begins last on the line; on a line where none begins, the last that reaches it. */
function lastOn(spans: readonly Span[], line: Span): Span | undefined {
  const from = firstFrom(spans, line.start);
  const until = firstFrom(spans, line.end);
  const last = spans[until - 1];
  if (until === from || !last) return line;
  // A value on the line of its key is a part of the entry; take the entry, or the item, that holds it.
  return { start: last.start, end: Math.max(last.end, line.end) };
}

/** Index of the first span that begins at the offset or later. */
function firstFrom(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
