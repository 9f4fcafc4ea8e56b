import { isoDay } from '../../core/day.ts';
import type { Cycle, Product } from './knowledge.ts';
import { daysBetween, isLts, type Support, supportOf } from './support.ts';
import { compareVersions } from './versions.ts';

/** Whether updates still come for free. */
export function isLiving(support: Support | undefined): boolean {
  return support !== undefined && support.state !== 'ended' && support.state !== 'unknown';
}

/** Days that a line should have had long-term support before it is the one to move to. */
const SETTLED_DAYS = 90;

/**
 * Lines above the present one that are worth a move, lowest first: the first and the last of them, and the one to be on.
 * `open` are the lasting ones, lowest first.
 */
export function targetLines(product: Product, open: readonly Cycle[], current: Cycle, today: Date): Cycle[] {
  const above = open.filter(({ name }) => compareVersions(name, current.name) > 0);
  const lts = above.filter((cycle) => isLts(cycle, today));
  const preferred = preferredLine(product, open, current, today);
  const picked = hasLts(product)
    ? [lts[0], preferred, lts.at(-1), above.findLast((cycle) => cycle.lts)]
    : [above[0], above.at(-1)];
  const found = new Set(picked.filter((cycle) => cycle !== undefined));
  return above.filter((cycle) => found.has(cycle));
}

/**
 * The line to be on: the newest that has had long-term support for 90 days, or the newest where there is no such thing.
 * Above a newer line than that, the next with long-term support.
 */
export function preferredLine(
  product: Product,
  open: readonly Cycle[],
  current: Cycle,
  today: Date,
): Cycle | undefined {
  const isAbove = ({ name }: Cycle) => compareVersions(name, current.name) >= 0;
  const fitting = hasLts(product) ? open.filter((cycle) => isLts(cycle, today)) : open;
  const newest = hasLts(product) ? fitting.findLast((cycle) => isSettled(cycle, today)) : fitting.at(-1);
  if (newest && isAbove(newest)) return newest;
  return open.find((cycle) => cycle === current) ?? fitting.findLast(isAbove);
}

/** Whether a line has had long-term support for some time. */
export function isSettled({ lts }: Cycle, today: Date): boolean {
  return lts === true || (lts !== undefined && daysBetween(today, lts) <= -SETTLED_DAYS);
}

/** Whether a line is out and still gets updates for free. */
export function isOpen(product: Product, cycle: Cycle, today: Date): boolean {
  const released = cycle.released === undefined || cycle.released === true || cycle.released <= isoDay(today);
  return released && isLiving(supportOf(product, cycle, today));
}

/** Whether some lines of a product live longer than others. */
export function hasLts(product: Product): boolean {
  return product.cycles.some(({ lts }) => lts !== undefined);
}
