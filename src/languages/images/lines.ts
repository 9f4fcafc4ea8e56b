import { isoDay } from '../../core/day.ts';
import type { Cycle, Product } from './knowledge.ts';
import { isLts, type Support, supportOf } from './support.ts';
import { compareVersions } from './versions.ts';

/** Whether updates still come for free. */
export function isLiving(support: Support | undefined): boolean {
  return support !== undefined && support.state !== 'ended' && support.state !== 'unknown';
}

/** Lines above the present one that are worth a move, lowest first; `open` are the living ones, lowest first. */
export function targetLines(product: Product, open: readonly Cycle[], current: Cycle, today: Date): Cycle[] {
  const above = open.filter(({ name }) => compareVersions(name, current.name) > 0);
  const lts = above.filter((cycle) => isLts(cycle, today));
  const picked = hasLts(product)
    ? [lts[0], lts.at(-1), above.findLast((cycle) => cycle.lts)]
    : [above[0], above.at(-1)];
  return [...new Set(picked.filter((cycle) => cycle !== undefined))];
}

/** The line to be on: the newest with long-term support, or the newest where there is no such thing. */
export function preferredLine(
  product: Product,
  open: readonly Cycle[],
  current: Cycle,
  today: Date,
): Cycle | undefined {
  const newest = open.findLast((cycle) => !hasLts(product) || isLts(cycle, today));
  if (newest && compareVersions(newest.name, current.name) >= 0) return newest;
  return open.find((cycle) => cycle === current);
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
