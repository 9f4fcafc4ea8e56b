import { onceFor } from './once.ts';

/**
 * The day of a date as data writes days: `2026-11-24`, in UTC. Days are compared with it as text. `toISOString` says the
 * same, but its first call takes a fifth of a millisecond.
 */
export const isoDay = onceFor((date: Date): string => {
  const pad = (number: number): string => String(number).padStart(2, '0');
  const year = String(date.getUTCFullYear()).padStart(4, '0');
  return `${year}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
});
