import type { Options } from './options.ts';

/** Sets options of V8 for a run over so many files, of so many characters together. */
export type Tune = (files: number, characters: number) => void;

/** From here on compiling while files are checked takes time: a tenth of a second. */
const LITTLE = 64 * 1024;
/** From here on it pays: three seconds. */
const MUCH = 6 * 1024 * 1024;
/** Of so many files each is soon done with. */
const MANY = 32;

/** When V8 optimises a function: `late` for a few files, where loops over a large one run long, `later` for many. */
interface Patience {
  readonly option: string;
  readonly usual: number;
  readonly late: number;
  readonly later: number;
}

/**
 * By the major version of V8: Node 20 counts bytes of bytecode that a function may run, Node 22 calls of it. Optimised
 * code is made in threads beside the main one: with two cores they take time from it, and a short run ends before the
 * code pays. Later versions gain nothing.
 */
const PATIENCE: ReadonlyMap<string, Patience> = new Map([
  ['11', { option: 'interrupt-budget', usual: 67_584, late: 400_000, later: 800_000 }],
  ['12', { option: 'invocation-count-for-turbofan', usual: 3000, late: 12_000, later: 12_000 }],
]);

/** What V8 multiplies the space for young objects by when much of it survives. */
const GROWTH = { option: 'semi-space-growth-factor', usual: 2, none: 1 };
/** By how many per cent old objects grow before they are collected; usually V8 decides, up to 300. */
const OLD = { option: 'heap-growing-percent', usual: 0, less: 30 };
/** V8 as of Node 20, 22, 24 and 26: a later one may lack these options, and would complain. */
const KNOWN = ['11', '12', '13', '14'];

/**
 * What tunes V8 for a run; undefined for a version that was never tried.
 * @param v8 its version
 */
export function tunerOf(v8: string, options: Pick<Options, 'set'>): Tune | undefined {
  const major = v8.split('.', 1)[0] ?? '';
  if (!KNOWN.includes(major)) return undefined;
  const patience = PATIENCE.get(major);
  return (files, characters) => {
    const isMany = files >= MANY;
    if (patience && characters > LITTLE && characters <= MUCH)
      options.set(patience.option, isMany ? patience.later : patience.late, patience.usual);
    if (!isMany) return;
    if (characters > MUCH) options.set(OLD.option, OLD.less, OLD.usual);
    else options.set(GROWTH.option, GROWTH.none, GROWTH.usual);
  };
}
