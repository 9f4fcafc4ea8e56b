const MACROS = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']);

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Names for numbers, from `least` on. */
  readonly words?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const FIELDS: readonly Field[] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12, words: MONTHS },
  { name: 'day of week', least: 0, most: 6, words: DAYS },
];
const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Why the CronJob controller would refuse a schedule. */
export function scheduleProblem(text: string): string | undefined {
  const trimmed = text.trim();
  if (/\b(?:CRON_)?TZ=/.test(trimmed)) return 'the time zone belongs in `timeZone`';
  if (trimmed.startsWith('@every')) return '`@every` is refused by the API server';
  if (trimmed.startsWith('@')) return MACROS.has(trimmed) ? undefined : `\`${trimmed}\` is not a known macro`;
  const parts = trimmed.split(/\s+/);
  if (parts.length !== FIELDS.length) return `it has ${parts.length} fields instead of 5`;
  for (const [index, field] of FIELDS.entries()) {
    for (const part of (parts[index] ?? '').split(',')) {
      const problem = partProblem(part, field);
      if (problem) return `${field.name} ${problem}`;
    }
  }
  return dateProblem(parts[2] ?? '', parts[3] ?? '', parts[4] ?? '');
}

function partProblem(part: string, field: Field): string | undefined {
  const [range = '', step, ...more] = part.split('/');
  if (more.length > 0) return `\`${part}\` has more than one \`/\``;
  if (step !== undefined && (!/^\d+$/.test(step) || Number(step) === 0)) return `\`${part}\` has no valid step`;
  if (range === '*' || range === '?') return undefined;
  const ends = range.split('-');
  if (ends.length > 2) return `\`${part}\` is not a valid range`;
  const numbers = ends.map((end) => numberOf(end, field));
  if (numbers.some((number) => number === undefined))
    return `\`${part}\` is not between ${field.least} and ${field.most}`;
  const [from = 0, to = from] = numbers;
  return to < from ? `\`${part}\` is reversed` : undefined;
}

function numberOf(text: string, { least, most, words }: Field): number | undefined {
  const word = words?.indexOf(text.toLowerCase()) ?? -1;
  const number = word >= 0 ? word + least : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

/** A day that none of its months has; only when no day of the week can bring the job about. */
function dateProblem(day: string, month: string, weekday: string): string | undefined {
  if (!/^\d+$/.test(day) || (weekday !== '*' && weekday !== '?')) return undefined;
  const field = FIELDS[3];
  const months = month.split(',').map((one) => (field ? numberOf(one, field) : undefined));
  const never = months.every((one) => one !== undefined && Number(day) > (LONGEST[one - 1] ?? 31));
  return never ? `month \`${month}\` has no day ${day}` : undefined;
}
