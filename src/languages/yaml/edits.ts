import type { Edit } from '../../core/rule.ts';
import { parseYaml } from './parse.ts';
import { isNull } from './scalars.ts';
import { asMap, entryOf, isShared, type YamlDocument, type YamlEntry, type YamlMap, type YamlNode } from './tree.ts';

/** What may follow the last value of a mapping that has a line for each. */
const LINE_REST = /[ \t,]*\r?\n/y;

/** A value to write: text as it stands in YAML and JSON alike, a list, or a mapping. */
export type NewValue = string | readonly string[] | { readonly [key: string]: NewValue };

/** Larger mappings get no fixes: the proof would read them again for each. */
const MAX_LENGTH = 50_000;

/**
 * The edit that sets `path` below a mapping to a value, where the last key is absent, in the file's own style: its
 * indentation, line ends, flow mappings and JSON. Undefined when the edit cannot be proven to change only that.
 */
export function insertion(
  text: string,
  document: YamlDocument,
  map: YamlMap,
  path: readonly string[],
  value: NewValue,
): Edit | undefined {
  const place = deepest(map, path);
  if (!place || isShared(document, place.map.span) || place.map.merges) return undefined;
  const rest = path.slice(place.depth);
  const key = rest[0];
  if (key === undefined) return undefined;
  const nested = rest.slice(1).reduceRight<NewValue>((inner, step) => ({ [step]: inner }), value);
  const edit = place.map.flow
    ? inFlow(text, document, place.map, key, nested)
    : place.empty
      ? afterEmpty(text, place.map, place.empty, { [key]: nested })
      : inBlock(text, place.map, key, nested);
  return edit && isProven(text, map, edit, path, value) ? edit : undefined;
}

/** The edit that removes an entry from a mapping with its line, when nothing else is on it. */
export function removal(text: string, document: YamlDocument, map: YamlMap, entry: YamlEntry): Edit | undefined {
  if (map.flow || map.entries.length < 2 || !map.entries.includes(entry) || isShared(document, map.span))
    return undefined;
  const start = lineStart(text, entry.span.start);
  if (!/^[ \t]*$/.test(text.slice(start, entry.span.start))) return undefined;
  const stop = lineStop(text, entry.span.end);
  if (!/^[ \t]*(?:#.*)?$/.test(text.slice(entry.span.end, stop))) return undefined;
  const next = text.indexOf('\n', stop);
  const span = next === -1 ? { start: Math.max(0, start - 1), end: stop } : { start, end: next + 1 };
  const edit = { span, text: '' };
  return isProven(text, map, edit, [entry.key.text], undefined) ? edit : undefined;
}

interface Place {
  readonly map: YamlMap;
  /** How many keys of the path exist. */
  readonly depth: number;
  /** The last existing key, when it has no value. */
  readonly empty?: YamlEntry;
}

function deepest(from: YamlMap, path: readonly string[]): Place | undefined {
  let map = from;
  for (const [depth, key] of path.entries()) {
    const entry = entryOf(map, key);
    if (!entry) return { map, depth };
    if (entry.value.kind === 'scalar' && isNull(entry.value) && entry.value.text === '' && !map.flow)
      return { map, depth: depth + 1, empty: entry };
    if (entry.value.kind !== 'map') return undefined;
    map = entry.value;
  }
  return undefined;
}

function inBlock(text: string, map: YamlMap, key: string, value: NewValue): Edit | undefined {
  const last = map.entries.at(-1);
  const first = map.entries[0];
  if (!first || !last) return undefined;
  const column = columnOf(text, first.span.start);
  const at = pastComments(text, lineStop(text, last.span.end), column);
  return insertLines(text, at, column, { [key]: value }, stepOf(text));
}

/** The end of the comments below a line that are indented deeper than a column: they are about what is above them. */
function pastComments(text: string, from: number, column: number): number {
  let at = from;
  for (let next = text.indexOf('\n', from); next !== -1; ) {
    const stop = lineStop(text, next + 1);
    const [, indent, mark] = /^([ \t]*)(#?)/.exec(text.slice(next + 1, stop)) ?? [];
    if (mark === '#' && (indent?.length ?? 0) > column) at = stop;
    else if (mark === '#' || next + 1 + (indent?.length ?? 0) < stop) break;
    next = text.indexOf('\n', next + 1);
  }
  return at;
}

function afterEmpty(text: string, map: YamlMap, { key }: YamlEntry, value: NewValue): Edit | undefined {
  const first = map.entries[0];
  if (!first) return undefined;
  const step = stepOf(text);
  return insertLines(text, lineStop(text, key.span.end), columnOf(text, first.span.start) + step, value, step);
}

function insertLines(text: string, at: number, column: number, value: NewValue, step: number): Edit {
  const feed = lineFeedOf(text, at);
  const lines = blockLines(value, column, step);
  return { span: { start: at, end: at }, text: lines.map((line) => feed + line).join('') };
}

function blockLines(value: NewValue, column: number, step: number): string[] {
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const head = `${' '.repeat(column)}${key}:`;
    return isMapping(inner)
      ? [head, ...blockLines(inner, column + step, step)]
      : [`${head} ${flowText(inner, false, '')}`];
  });
}

function inFlow(text: string, document: YamlDocument, map: YamlMap, key: string, value: NewValue): Edit {
  const json = (map.entries[0] ?? asMap(document.root)?.entries[0])?.key.style === 'double';
  const last = map.entries.at(-1);
  const pad = text[map.span.start + 1] === ' ' ? ' ' : '';
  const words = flowText({ [key]: value }, json, pad).slice(1 + pad.length, -1 - pad.length);
  if (!last) return { span: map.span, text: `{${words}}` };
  const at = last.span.end;
  const indent = indentBefore(text, last.span.start);
  LINE_REST.lastIndex = at;
  if (indent === undefined || !LINE_REST.test(text)) return { span: { start: at, end: at }, text: `, ${words}` };
  const feed = lineFeedOf(text, at);
  return { span: { start: at, end: at }, text: `,${feed}${indent}${words}` };
}

/** The text before a place on its line when that is white space. The line may be the whole file. */
function indentBefore(text: string, at: number): string | undefined {
  let start = at;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start -= 1;
  return start === 0 || text[start - 1] === '\n' ? text.slice(start, at) : undefined;
}

function flowText(value: NewValue, json: boolean, pad: string): string {
  if (typeof value === 'string') return value;
  if (!isMapping(value)) return `[${value.map((item) => `"${item}"`).join(', ')}]`;
  const entries = Object.entries(value).map(
    ([key, inner]) => `${json ? JSON.stringify(key) : key}: ${quoteFor(flowText(inner, json, pad), json)}`,
  );
  return `{${pad}${entries.join(', ')}${pad}}`;
}

/** JSON knows no bare words but `true`, `false`, `null` and numbers. */
function quoteFor(text: string, json: boolean): string {
  return json && /^[A-Za-z]/.test(text) && text !== 'true' && text !== 'false' ? JSON.stringify(text) : text;
}

function isMapping(value: NewValue): value is { readonly [key: string]: NewValue } {
  return typeof value === 'object' && !Array.isArray(value);
}

/** Where the line of a place begins. */
export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Where the line of a place ends, before its line end. */
export function lineStop(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  const stop = feed === -1 ? text.length : feed;
  return stop > at && text[stop - 1] === '\r' ? stop - 1 : stop;
}

/** The line end at a place, else of the line before it, or of the first line. */
function lineFeedOf(text: string, at: number): string {
  // The line may be the whole file: it is not searched where its end is known.
  if (text[at] === '\n') return '\n';
  const before = text.lastIndexOf('\n', at - 1);
  const feed = before === -1 ? text.indexOf('\n') : before;
  return feed > 0 && text[feed - 1] === '\r' ? '\r\n' : '\n';
}

function columnOf(text: string, at: number): number {
  const start = lineStart(text, at);
  return at - start - (text[start] === '\uFEFF' ? 1 : 0);
}

/** The file's indentation: what its first indented line has more than the line before. */
function stepOf(text: string): number {
  const match = /^(?:[^\s#-][^\n]*:[ \t]*\r?\n)( +)[^\s-]/m.exec(text.slice(0, 5_000));
  return match?.[1]?.length ?? 2;
}

/**
 * Reads the mapping again after the edit: it has to differ at the path alone, and there be what was asked for. Only
 * the mapping's own lines are read, so that the cost does not grow with the file.
 */
function isProven(
  text: string,
  map: YamlMap,
  edit: Edit,
  path: readonly string[],
  value: NewValue | undefined,
): boolean {
  const { start, end } = map.span;
  if (end - start > MAX_LENGTH) return false;
  const from = map.flow ? start : lineStart(text, start);
  const to = map.flow ? end : lineStop(text, Math.max(end, edit.span.end));
  // The text before the first key of a block mapping is the dash of its item.
  const indent = map.flow ? '' : text.slice(from, start).replace('\uFEFF', '').replace(/[^ ]/g, ' ');
  const head = edit.span.start < start ? '' : indent + text.slice(start, edit.span.start);
  const { documents } = parseYaml(`${head}${edit.text}${text.slice(edit.span.end, to)}`);
  const [after] = documents;
  return documents.length === 1 && after?.problems.length === 0 && sameExcept(map, after.root, path, value);
}

function sameExcept(
  before: YamlNode | undefined,
  after: YamlNode | undefined,
  path: readonly string[],
  value: NewValue | undefined,
): boolean {
  const [step, ...rest] = path;
  if (step === undefined) return value === undefined ? after === undefined : isValue(after, value);
  if (after?.kind !== 'map') return false;
  const old = before?.kind === 'map' ? before.entries : [];
  const others = (entries: readonly YamlEntry[]): readonly YamlEntry[] =>
    entries.filter(({ key }) => key.text !== step);
  const [left, right] = [others(old), others(after.entries)];
  return (
    left.length === right.length &&
    left.every((entry, index) => isSameEntry(entry, right[index])) &&
    sameExcept(entryOf(before, step)?.value, entryOf(after, step)?.value, rest, value)
  );
}

/** Whether two entries hold the same, written in the same way. */
export function isSameEntry(a: YamlEntry, b: YamlEntry | undefined): boolean {
  return b !== undefined && a.key.text === b.key.text && isSame(a.value, b.value);
}

function isSame(a: YamlNode, b: YamlNode | undefined): boolean {
  if (a.kind !== b?.kind || a.tag !== b.tag || a.anchor !== b.anchor) return false;
  if (a.kind === 'scalar') return b.kind === 'scalar' && a.text === b.text && a.style === b.style;
  if (a.kind === 'alias') return b.kind === 'alias' && a.name === b.name;
  if (a.kind === 'sequence')
    return (
      b.kind === 'sequence' && a.items.length === b.items.length && a.items.every((one, i) => isSame(one, b.items[i]))
    );
  return (
    b.kind === 'map' &&
    a.entries.length === b.entries.length &&
    a.entries.every((one, i) => isSameEntry(one, b.entries[i]))
  );
}

function isValue(node: YamlNode | undefined, value: NewValue): boolean {
  if (typeof value === 'string') return node?.kind === 'scalar' && node.text === value;
  if (!isMapping(value))
    return (
      node?.kind === 'sequence' &&
      node.items.length === value.length &&
      node.items.every((one, i) => isValue(one, value[i] ?? ''))
    );
  const entries = Object.entries(value);
  return (
    node?.kind === 'map' &&
    node.entries.length === entries.length &&
    entries.every(([key, inner]) => isValue(entryOf(node, key)?.value, inner))
  );
}
