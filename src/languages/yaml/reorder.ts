import type { Edit } from '../../core/rule.ts';
import type { Span } from '../../core/text.ts';
import { isSameEntry, lineStart, lineStop } from './edits.ts';
import { parseYaml } from './parse.ts';
import {
  isShared,
  type YamlDocument,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
  type YamlSequence,
} from './tree.ts';

/** Larger mappings stay as they are: the proof would read them again. */
const MAX_LENGTH = 50_000;

/**
 * The edit that brings the entries of a mapping of lines into another order, each with the comments right above it and
 * behind it. Undefined where a comment may belong to something else, where anchors or merge keys make the order count,
 * and when the edit cannot be proven to change nothing but the order.
 */
export function reordering(
  text: string,
  document: YamlDocument,
  map: YamlMap,
  order: readonly YamlEntry[],
): Edit | undefined {
  const { start, end } = map.span;
  if (map.flow || map.merges || end - start > MAX_LENGTH || isShared(document, map.span)) return undefined;
  if (map.entries.some(({ value }) => hasAnchors(value))) return undefined;
  const slots = slotsOf(text, map);
  const [first] = map.entries;
  const last = slots?.at(-1);
  if (!slots || !first || !last) return undefined;
  // What is above the first entry stays there: it may be about all of them.
  if (order[0] !== first && isBelowComment(text, first)) return undefined;
  if (order.at(-1) !== map.entries.at(-1) && isAboveComment(text, last.end)) return undefined;
  const at = { start: first.span.start, end: last.end };
  let sorted = '';
  for (const [index, slot] of slots.entries()) {
    const entry = order[index];
    const moved = entry && slots[map.entries.indexOf(entry)];
    if (!entry || !moved) return undefined;
    // After the dash of an item there is no room for comments.
    if (index === 0 && moved.start !== entry.span.start && moved !== slots[0]) {
      if (text.slice(lineStart(text, at.start), at.start).includes('-')) return undefined;
    }
    const gap = slots[index + 1];
    sorted += text.slice(moved.start, moved.end) + (gap ? text.slice(slot.end, gap.start) : '');
  }
  return isProven(text, map, at, sorted, order) ? { span: at, text: sorted } : undefined;
}

/**
 * The edits that bring the items of a list of scalars into another order. Undefined where a comment is among them,
 * or one of them has an anchor.
 */
export function reorderingItems(
  text: string,
  document: YamlDocument,
  list: YamlSequence,
  order: readonly YamlScalar[],
): Edit[] | undefined {
  const { items, span } = list;
  if (order.length !== items.length || isShared(document, span)) return undefined;
  if (order.some(({ anchor, tag, style }) => anchor ?? tag ?? (style === 'literal' || style === 'folded')))
    return undefined;
  if (order.some((item) => item.span.start === item.span.end)) return undefined;
  // Dashes or commas separate the items.
  const gaps = items.slice(1).map((item, index) => text.slice(items[index]?.span.end, item.span.start));
  const last = items.at(-1)?.span.end ?? span.end;
  if ([...gaps, text.slice(last, lineStop(text, last))].some((gap) => gap.includes('#'))) return undefined;
  return items.flatMap((item, index) => {
    const moved = order[index];
    if (!moved || moved === item) return [];
    return [{ span: item.span, text: text.slice(moved.span.start, moved.span.end) }];
  });
}

/** The order of code units, which no setting of the machine changes. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Each entry with its comments, from its first character to the end of its last line. */
function slotsOf(text: string, { entries }: YamlMap): readonly Span[] | undefined {
  const slots: Span[] = [];
  const column = columnOf(text, entries[0]);
  for (const [index, entry] of entries.entries()) {
    const { start, end } = entry.span;
    const line = lineStart(text, start);
    const before = slots[index - 1];
    const stop = lineStop(text, text[end - 1] === '\n' ? end - 1 : end);
    if (!before) {
      slots.push({ start, end: stop });
      continue;
    }
    if (!/^ *$/.test(text.slice(line, start)) || start - line !== column || before.end >= line) return undefined;
    const above = commentsAbove(text, before.end, line, column);
    if (above === undefined || (above !== null && isFlushList(text, entries[index - 1], column))) return undefined;
    slots.push({ start: above ?? start, end: stop });
  }
  return slots;
}

/**
 * Where the comments right above a line begin; null when there are none, undefined when some are apart or deeper, so
 * that it is unclear what they belong to.
 */
function commentsAbove(text: string, from: number, line: number, column: number): number | null | undefined {
  const lines = text.slice(from, line).split('\n').slice(1, -1);
  const first = lines.findIndex((one) => one.trim() !== '');
  if (first === -1) return null;
  if (lines.slice(first).some((one) => one.search(/\S/) !== column || one[column] !== '#')) return undefined;
  const before = lines.slice(0, first).reduce((length, one) => length + one.length + 1, 0);
  return text.indexOf('\n', from) + 1 + before + column;
}

/** A list whose dashes are below its key: a comment after it may be about one more item. */
function isFlushList(text: string, entry: YamlEntry | undefined, column: number): boolean {
  if (entry?.value.kind !== 'sequence' || entry.value.flow) return false;
  const { start } = entry.value.span;
  return start - lineStart(text, start) === column;
}

function isBelowComment(text: string, { span }: YamlEntry): boolean {
  const line = lineStart(text, span.start);
  return (
    line > 0 &&
    text
      .slice(lineStart(text, line - 1), line)
      .trimStart()
      .startsWith('#')
  );
}

/** A comment below the last entry may be its end, or about what would come next. */
function isAboveComment(text: string, end: number): boolean {
  return /^\r?\n\s*#/.test(text.slice(end, end + 200));
}

function columnOf(text: string, entry: YamlEntry | undefined): number {
  const start = entry?.span.start ?? 0;
  const line = lineStart(text, start);
  return start - line - (text[line] === '\uFEFF' ? 1 : 0);
}

/** An anchor has to precede its aliases. */
function hasAnchors(node: YamlNode): boolean {
  if (node.kind === 'alias' || node.anchor !== undefined) return true;
  if (node.kind === 'map') return node.entries.some(({ value }) => hasAnchors(value));
  return node.kind === 'sequence' && node.items.some(hasAnchors);
}

/** Reads the mapping again: it has to hold the same entries in the new order. */
function isProven(text: string, map: YamlMap, at: Span, sorted: string, order: readonly YamlEntry[]): boolean {
  const head = ' '.repeat(columnOf(text, map.entries[0]));
  const { documents } = parseYaml(`${head}${sorted}\n`);
  const [after] = documents;
  const root = after?.root;
  return (
    documents.length === 1 &&
    after?.problems.length === 0 &&
    root?.kind === 'map' &&
    at.end >= map.span.end - 1 &&
    root.entries.length === order.length &&
    order.every((entry, index) => isSameEntry(entry, root.entries[index]))
  );
}
