import { isoDay } from '../../core/day.ts';
import type { Cycle, Product } from './knowledge.ts';

/** How a release line is supported on a day. */
export interface Support {
  /** Product and line: `Node.js 14`. */
  readonly label: string;
  /** `lts-only`: past its regular end, with free updates by a long-term team. `ending`: 90 days or less. */
  readonly state: 'supported' | 'ending' | 'lts-only' | 'ended' | 'unknown';
  /** Last day with free updates, when known. */
  readonly ends?: string;
  /** Last day of support that costs money. */
  readonly paidUntil?: string;
}

const ENDING_DAYS = 90;
/** A move that has to be repeated within half a year is no advice. */
const LASTING_DAYS = 180;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The line that a version belongs to: the longest dotted prefix, compared as text (`3.10` is not `3.1`). */
export function cycleOf(product: Product, version: string, today: Date): Cycle | undefined {
  for (let text = version; text !== ''; text = text.slice(0, Math.max(text.lastIndexOf('.'), 0))) {
    const cycle = product.cycles.find(({ name }) => name === text);
    if (cycle) return cycle;
  }
  // `python:2` names no line, but all lines that it could mean are over.
  const below = product.cycles.filter(({ name }) => name.startsWith(`${version}.`));
  const first = below[0];
  if (!first || below.some((cycle) => supportOf(product, cycle, today).state !== 'ended')) return undefined;
  return below.reduce((last, cycle) => (String(cycle.end) > String(last.end) ? cycle : last), first);
}

/** Support of one line on a day. */
export function supportOf(product: Product, cycle: Cycle, today: Date): Support {
  const label = `${product.label} ${cycle.name}`;
  const { end, extendedEnd } = cycle;
  if (end === undefined) return { label, state: 'unknown' };
  if (end === false) return { label, state: 'supported' };
  const day = isoDay(today);
  const free = product.freeExtended ? extendedEnd : undefined;
  const paid = !product.freeExtended && typeof extendedEnd === 'string' && day <= extendedEnd;
  const last = free ?? end;
  const rest = { ...(typeof last === 'string' && { ends: last }), ...(paid && { paidUntil: extendedEnd }) };
  if (last === true || day > last) return { label, state: 'ended', ...rest };
  if (daysBetween(today, last) <= ENDING_DAYS) return { label, state: 'ending', ...rest };
  return { label, state: end === true || day > end ? 'lts-only' : 'supported', ...rest };
}

/** Whether a line is worth a move to it: it gets free updates for 180 days more, or has no end that is known. */
export function isLasting(support: Support, today: Date): boolean {
  if (support.state === 'ended' || support.state === 'unknown') return false;
  return support.ends === undefined || daysBetween(today, support.ends) >= LASTING_DAYS;
}

/** Whether a line has ended, and did so after a day. */
export function endedSince(day: string, support: Support | undefined): boolean {
  return support?.state === 'ended' && support.ends !== undefined && support.ends > day;
}

/** Whole days from a day to an ISO date. */
export function daysBetween(today: Date, day: string): number {
  return Math.ceil((Date.parse(day) - Date.parse(isoDay(today))) / DAY_MS);
}

/** Whether a line has long-term support on a day. */
export function isLts(cycle: Cycle, today: Date): boolean {
  return cycle.lts === true || (cycle.lts !== undefined && cycle.lts <= isoDay(today));
}
