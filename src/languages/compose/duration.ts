import { table } from '../../core/table.ts';

const PART = /(\d+(?:\.\d+)?|\.\d+)(ns|us|µs|ms|s|m|h|d|w)/y;
const MILLISECONDS: Readonly<Record<string, number>> = table({
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
});

/** Milliseconds of a duration such as `1m30s`; undefined when Compose cannot read it. */
export function readDuration(text: string): number | undefined {
  if (text === '0') return 0;
  let sum = 0;
  let at = 0;
  while (at < text.length) {
    PART.lastIndex = at;
    const match = PART.exec(text);
    if (!match) return undefined;
    sum += Number(match[1]) * (MILLISECONDS[match[2] ?? ''] ?? Number.NaN);
    at = PART.lastIndex;
  }
  return text === '' ? undefined : sum;
}
