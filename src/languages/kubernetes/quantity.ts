import { table } from '../../core/table.ts';

/** Multipliers of the suffixes that Kubernetes knows. */
const SUFFIXES: Readonly<Record<string, number | undefined>> = table({
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
});
const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+))([numkMGTPE]?i?|[eE][+-]?\d+)$/;
const LOOSE = /^([+-]?(?:\d+\.?\d*|\.\d+))\s*([A-Za-z]*)$/;

/** A quantity such as `250m` or `1.5Gi` as a number, undefined when Kubernetes would refuse it. */
export function parseQuantity(text: string): number | undefined {
  const match = QUANTITY.exec(text);
  if (!match) return undefined;
  const number = Number(match[1]);
  const suffix = match[2] ?? '';
  const factor = /^[eE][+-]?\d/.test(suffix) ? 10 ** Number(suffix.slice(1)) : SUFFIXES[suffix];
  return factor === undefined ? undefined : number * factor;
}

/** The suffix of a quantity, as written. */
export function suffixOf(text: string): string {
  return QUANTITY.exec(text)?.[2] ?? '';
}

/** The intended value of an invalid quantity: `100MB` is `100M`, `1 gi` is `1Gi`. */
export function nearestQuantity(text: string): string | undefined {
  const match = LOOSE.exec(text.trim());
  if (!match) return undefined;
  const [, number = '', unit = ''] = match;
  const bare = unit.replace(/b$/i, '').replace(/ib?$/i, (end) => (end ? 'i' : ''));
  const binary = /^([kmgtpe])i$/i.exec(bare)?.[1];
  if (binary) return `${number}${binary.toUpperCase()}i`;
  const decimal = /^[kmgtpe]$/i.exec(bare)?.[0];
  if (!decimal) return undefined;
  return `${number}${decimal === 'K' || decimal === 'k' ? 'k' : decimal.toUpperCase()}`;
}
