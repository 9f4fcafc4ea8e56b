import type { ShellCommand } from '../command.ts';
import { literalOf, type ShellWord } from '../word.ts';

/** The format of a `printf` and what it is given. */
export interface PrintfCall {
  readonly format: ShellWord;
  /** Undefined when the format holds an expansion. */
  readonly text: string | undefined;
  readonly values: readonly ShellWord[];
}

/** Takes `-v name` and `--` off. Undefined for a `printf` without a format, and for other options. */
export function printfCall({ name, args }: ShellCommand): PrintfCall | undefined {
  if (name !== 'printf') return undefined;
  let at = args[0]?.literal === '-v' ? 2 : 0;
  if (args[at]?.literal === '--') at += 1;
  const format = args[at];
  if (format?.node.type !== 'Word' || (at === 0 && format.text.startsWith('-'))) return undefined;
  return { format, text: literalOf(format.node), values: args.slice(at + 1) };
}

const PLACE = /%(?:%|[-+ #0']*(\*|\d+)?(?:\.(\*|\d*))?(?:hh|ll|[hlLjzt])?(?:\(([^)]*)\)T|[a-zA-Z]))/g;

/** How many arguments a format takes; a width or precision of `*` takes one more. */
export function placesIn(text: string): { readonly count: number; readonly endsInTime: boolean } {
  let count = 0;
  let endsInTime = false;
  for (const { 0: all, 1: width, 2: precision } of text.matchAll(PLACE)) {
    if (all === '%%') continue;
    count += 1 + Number(width === '*') + Number(precision === '*');
    endsInTime = all.endsWith('T');
  }
  return { count, endsInTime };
}
