import { UsageError } from './errors.ts';

/** The day on which files are judged: `PLIMSOLL_TODAY`, else `SOURCE_DATE_EPOCH`, else `now`. */
export function todayOf(env: Readonly<Record<string, string | undefined>>, now: () => Date): Date {
  const { PLIMSOLL_TODAY: day, SOURCE_DATE_EPOCH: epoch } = env;
  if (day) {
    const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T12:00:00Z` : day);
    if (!Number.isNaN(date.getTime())) return date;
    throw new UsageError(`PLIMSOLL_TODAY=${JSON.stringify(day)} is no day`, { hint: 'write it as 2026-11-24' });
  }
  if (epoch) {
    const date = new Date(/^\d+$/.test(epoch) ? Number(epoch) * 1000 : Number.NaN);
    if (!Number.isNaN(date.getTime())) return date;
    throw new UsageError(`SOURCE_DATE_EPOCH=${JSON.stringify(epoch)} is no number of seconds`);
  }
  return now();
}
