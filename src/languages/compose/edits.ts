import type { Edit } from '../../core/rule.ts';
import type { Span } from '../../core/text.ts';
import { isShared, type YamlNode } from '../yaml/tree.ts';
import type { ComposeDocument } from './document.ts';
import type { Service } from './service.ts';

/**
 * The edit that adds a line at the end of a service that is written in lines. Undefined where that could change
 * something else: in `{…}`, in what an alias repeats, after a block scalar.
 */
export function lineForService(doc: ComposeDocument, { map }: Service, line: string): Edit | undefined {
  const { text } = doc.file;
  const first = map?.entries[0];
  const last = map?.entries.at(-1);
  if (!map || !first || !last || map.flow || !doc.yaml || isShared(doc.yaml, map.span)) return undefined;
  const indent = text.slice(text.lastIndexOf('\n', first.span.start - 1) + 1, first.span.start);
  if (!/^ +$/.test(indent) || endsInBlockScalar(last.value)) return undefined;
  const at = lineEnd(text, last.span.end);
  // Something other than a comment after the last value: a closing bracket of a flow collection around it.
  if (!/^[ \t]*(?:[,\]})'"]+[ \t]*)?(?:#.*)?$/.test(text.slice(last.span.end, at))) return undefined;
  const before = text.lastIndexOf('\n', at - 1);
  const feed = text.startsWith('\r\n', at) || text[before - 1] === '\r' ? '\r\n' : '\n';
  return { span: { start: at, end: at }, text: `${feed}${indent}${line}` };
}

/** The edit that removes an item of a list with its line, when other items are left. */
export function withoutItem(doc: ComposeDocument, list: YamlNode, item: Span): Edit | undefined {
  const { text } = doc.file;
  if (list.kind !== 'sequence' || list.flow || list.items.length < 2) return undefined;
  const start = text.lastIndexOf('\n', item.start - 1) + 1;
  const end = lineEnd(text, item.end);
  const isAlone =
    /^[ \t]*- +$/.test(text.slice(start, item.start)) && /^[ \t]*(?:#.*)?$/.test(text.slice(item.end, end));
  const next = text.indexOf('\n', end);
  if (!isAlone || next === -1 || (doc.yaml && isShared(doc.yaml, list.span))) return undefined;
  return { span: { start, end: next + 1 }, text: '' };
}

function endsInBlockScalar(node: YamlNode): boolean {
  if (node.kind === 'scalar') return node.style === 'literal' || node.style === 'folded';
  if (node.kind === 'map') {
    const last = node.entries.at(-1)?.value;
    return last !== undefined && endsInBlockScalar(last);
  }
  const last = node.kind === 'sequence' ? node.items.at(-1) : undefined;
  return last !== undefined && endsInBlockScalar(last);
}

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  const end = feed === -1 ? text.length : feed;
  return end > from && text[end - 1] === '\r' ? end - 1 : end;
}
