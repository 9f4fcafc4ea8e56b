import type { Manifest } from './compile.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whole days since a day such as `2026-08-21`; `undefined` when it is unknown. */
export function daysSince(day: string, today: Date): number | undefined {
  const time = Date.parse(day);
  return Number.isNaN(time) ? undefined : Math.max(0, Math.floor((today.getTime() - time) / DAY_MS));
}

/** Days since the newest record of the database; `undefined` when no record has a date. */
export function databaseAge({ shards }: Manifest, today: Date): number | undefined {
  const days = shards.map(({ date }) => date).sort();
  return daysSince(days.at(-1) ?? '', today);
}

export function ageText(days: number | undefined): string {
  if (days === undefined) return 'of unknown age';
  return days === 1 ? '1 day old' : `${days} days old`;
}
