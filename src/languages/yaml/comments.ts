import type { Comment } from '../../core/document.ts';
import { LineIndex, type Span } from '../../core/text.ts';
import type { YamlNode, YamlStream } from './tree.ts';

/**
 * Gives each comment what an ignore there covers. At the end of a line: the node that begins last on that line. On a
 * line of its own: the next entry or list item with all below it; before the first key of a document, the document.
 */
export function withTargets(stream: YamlStream): readonly Comment[] {
  if (stream.comments.length === 0) return [];
  const { text } = stream;
  const spans = stream.documents.flatMap(({ root }) => (root ? [root.span, ...partsOf(root)] : []));
  // Where several begin at one place, the widest comes first.
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const lines = new LineIndex(text);
  return stream.comments.map((comment) => {
    const line = lines.lineSpan(lines.lineAt(comment.span.start));
    const before = text.slice(line.start, comment.span.start);
    const own = /^[\s\uFEFF]*(?:-\s+)*$/.test(before) && !/-/.test(before);
    const target = own ? nextAfter(spans, comment.span.end) : lastOn(spans, { ...line, end: comment.span.start });
    return target ? { ...comment, target } : comment;
  });
}

/** Spans of all entries and list items below a node, aliases not followed. */
function* partsOf(node: YamlNode): Iterable<Span> {
  if (node.kind === 'map') {
    for (const { span, value } of node.entries) {
      yield span;
      yield* partsOf(value);
    }
  } else if (node.kind === 'sequence') {
    for (const item of node.items) {
      yield item.span;
      yield* partsOf(item);
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
