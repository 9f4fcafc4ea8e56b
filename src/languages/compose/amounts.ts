import { table } from '../../core/table.ts';

const NUMBER = /^[-+]?\d+(?:\.\d+)?$/;
const SIZE = /^(\d+(?:\.\d+)?)\s*([kmgtp]?)i?b?$/i;
const POWERS: Readonly<Record<string, number>> = table({ '': 0, k: 1, m: 2, g: 3, t: 4, p: 5 });

/** The number that a text denotes. */
export function readNumber(text: string | undefined): number | undefined {
  return text !== undefined && NUMBER.test(text) ? Number(text) : undefined;
}

/** Bytes of `512m`, `1.5GB`, `1073741824`. */
export function readSize(text: string | undefined): number | undefined {
  const match = SIZE.exec(text ?? '');
  if (!match) return undefined;
  return Math.round(Number(match[1]) * 1024 ** (POWERS[(match[2] ?? '').toLowerCase()] ?? 0));
}
