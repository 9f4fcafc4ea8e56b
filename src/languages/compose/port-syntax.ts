import type { Span } from '../../core/text.ts';
import { isUnknown } from './interpolation.ts';

/** From a first to a last port, both counted. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** A port mapping in the short form, split into parts. Spans are offsets in the text. */
export interface PortMapping {
  /** Host address as written, without brackets. */
  readonly hostIp?: string;
  /** Undefined when there is none; `unknown` when it depends on the environment. */
  readonly published?: PortRange | 'unknown';
  readonly publishedSpan?: Span;
  readonly target: PortRange | 'unknown';
  readonly targetSpan: Span;
  readonly protocol: string;
}

/** Why a text is not a port mapping, as a phrase, and the part that is wrong. */
export interface PortProblem {
  readonly problem: string;
  readonly at: Span;
}

const DIGITS = /^\d+$/;
const PROTOCOLS = new Set(['tcp', 'udp', 'sctp']);
const IPV4 = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;
const IPV6 = /^[0-9a-fA-F:.%]+$/;

/** Reads `[[IP:]HOST:]CONTAINER[/PROTOCOL]`; parts that the environment decides are `unknown`, never wrong. */
export function readPortMapping(text: string): PortMapping | PortProblem {
  const slash = text.lastIndexOf('/');
  const end = slash === -1 ? text.length : slash;
  const protocol = slash === -1 ? 'tcp' : text.slice(slash + 1).toLowerCase();
  if (!isUnknown(protocol) && !PROTOCOLS.has(protocol))
    return {
      problem: `\`${text.slice(slash + 1)}\` is not a valid protocol (tcp, udp, sctp)`,
      at: { start: slash + 1, end: text.length },
    };
  const targetStart = text.lastIndexOf(':', end - 1) + 1;
  const targetSpan = { start: targetStart, end };
  const target = readRange(text, targetSpan, 1);
  if (typeof target === 'object' && 'problem' in target) return target;
  if (targetStart === 0) return { target, targetSpan, protocol };

  const hostEnd = targetStart - 1;
  const hostStart = text.lastIndexOf(':', hostEnd - 1) + 1;
  const publishedSpan = { start: hostStart, end: hostEnd };
  const hasPublished = hostEnd > hostStart;
  const published = hasPublished ? readRange(text, publishedSpan, 0) : undefined;
  if (typeof published === 'object' && 'problem' in published) return published;
  if (published && published !== 'unknown' && target !== 'unknown' && !sameLength(published, target))
    return { problem: 'the two ranges differ in length', at: { start: hostStart, end } };
  const hostIp = hostStart === 0 ? undefined : text.slice(0, hostStart - 1).replace(/^\[|\]$/g, '');
  if (hostIp && !isUnknown(hostIp) && !IPV4.test(hostIp) && !(hostIp.includes(':') && IPV6.test(hostIp)))
    return { problem: `\`${hostIp}\` is not a valid host address`, at: { start: 0, end: hostStart - 1 } };
  return {
    ...(hostIp && { hostIp }),
    ...(published && { published, publishedSpan }),
    target,
    targetSpan,
    protocol,
  };
}

/** Reads `80` or `8000-8010`. */
export function readRange(text: string, span: Span, lowest: number): PortRange | 'unknown' | PortProblem {
  const part = text.slice(span.start, span.end);
  if (isUnknown(part)) return 'unknown';
  const dash = part.indexOf('-');
  const from = dash === -1 ? part : part.slice(0, dash);
  const to = dash === -1 ? part : part.slice(dash + 1);
  if (part === '')
    return { problem: 'the container port is missing', at: { start: Math.max(0, span.start - 1), end: span.end } };
  if (!DIGITS.test(from) || !DIGITS.test(to)) return { problem: `\`${part}\` is not a valid port`, at: span };
  const [first, last] = [Number(from), Number(to)];
  if (first < lowest || last > 65535) return { problem: `\`${part}\` is outside 1-65535`, at: span };
  if (first > last) return { problem: `\`${part}\` is reversed`, at: span };
  return { first, last };
}

/** A range on the host may serve one container port, or a range of the same length. */
function sameLength(published: PortRange, target: PortRange): boolean {
  return target.first === target.last || published.last - published.first === target.last - target.first;
}
