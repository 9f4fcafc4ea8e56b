import type { Span } from '../../core/text.ts';
import { asScalar, get, itemsOf, type YamlValue } from '../yaml/tree.ts';
import { type PortMapping, type PortProblem, type PortRange, readPortMapping, readRange } from './port-syntax.ts';
import { Text } from './text.ts';

/** An entry of `ports`, in either form. */
export interface PublishedPort {
  /** The whole entry. */
  readonly span: Span;
  /** The entry as written, for messages. */
  readonly shown: string;
  readonly hostIp?: string;
  /** `unknown` when it depends on the environment; absent when Docker picks a free port. */
  readonly published?: PortRange | 'unknown';
  /** The host port, or the entry where there is none. */
  readonly publishedSpan: Span;
  readonly target?: PortRange | 'unknown';
  readonly protocol: string;
  /** The short form. */
  readonly text?: Text;
  readonly problem?: { readonly message: string; readonly at: Span };
}

/** Reads the entries of `ports`. */
export function readPorts(value: YamlValue | undefined, source: string): readonly PublishedPort[] {
  return itemsOf(value).flatMap((node) => {
    if (node.kind === 'scalar') return fromShort(new Text(node, source));
    return node.kind === 'map' ? fromLong(node, source) : [];
  });
}

function fromShort(text: Text): PublishedPort {
  const read: PortMapping | PortProblem = readPortMapping(text.value);
  const base = { span: text.span, shown: text.raw, text };
  if ('problem' in read) {
    const at = text.at(read.at.start, read.at.end);
    return { ...base, publishedSpan: text.span, protocol: 'tcp', problem: { message: read.problem, at } };
  }
  const { hostIp, published, publishedSpan, target, protocol } = read;
  return {
    ...base,
    ...(hostIp !== undefined && { hostIp }),
    ...(published && { published }),
    publishedSpan: publishedSpan ? text.at(publishedSpan.start, publishedSpan.end) : text.span,
    target,
    protocol,
  };
}

function fromLong(node: YamlValue, source: string): PublishedPort {
  const textAt = (key: string): Text | undefined => {
    const scalar = asScalar(get(node, key));
    return scalar && new Text(scalar, source);
  };
  const published = textAt('published');
  const target = textAt('target');
  const hostIp = textAt('host_ip')?.value;
  const publishedRange = published && rangeOf(published, 0);
  const targetRange = target && rangeOf(target, 1);
  const problem = problemOf(published, publishedRange) ?? problemOf(target, targetRange);
  return {
    span: node.span,
    shown: [hostIp, published?.raw, target?.raw].filter(Boolean).join(':'),
    ...(hostIp && { hostIp }),
    ...(publishedRange && !isProblem(publishedRange) && { published: publishedRange }),
    publishedSpan: published?.span ?? node.span,
    ...(targetRange && !isProblem(targetRange) && { target: targetRange }),
    protocol: textAt('protocol')?.value.toLowerCase() ?? 'tcp',
    ...(problem && { problem }),
  };
}

function rangeOf(text: Text, lowest: number): PortRange | 'unknown' | PortProblem {
  return readRange(text.value, { start: 0, end: text.value.length }, lowest);
}

function isProblem(range: PortRange | 'unknown' | PortProblem): range is PortProblem {
  return range !== 'unknown' && 'problem' in range;
}

function problemOf(
  text: Text | undefined,
  range: PortRange | 'unknown' | PortProblem | undefined,
): PublishedPort['problem'] {
  return text && range && isProblem(range) ? { message: range.problem, at: text.span } : undefined;
}
