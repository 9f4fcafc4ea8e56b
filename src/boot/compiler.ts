import type { Options } from './options.ts';

/** See core/io.ts. */
export interface Compiler {
  postpone(isOfMany: boolean): void;
  resume(): void;
}

/** What decides when V8 makes machine code of a function. */
interface Patience {
  readonly option: string;
  readonly usual: number;
  /** For a few files: the loops over a large one run long enough for faster code to pay sooner. */
  readonly late: number;
  /** For many files, each of which is soon done with. */
  readonly later: number;
}

/**
 * By the major version of V8: Node 20 counts bytes of bytecode that a function may run, Node 22 calls of it. That code
 * is made in threads beside the main one: where there are two cores they take time from it, and a run may end before the
 * code pays.
 */
const PATIENCE: ReadonlyMap<string, Patience> = new Map([
  ['11', { option: 'interrupt-budget', usual: 67_584, late: 400_000, later: 800_000 }],
  ['12', { option: 'invocation-count-for-turbofan', usual: 3000, late: 12_000, later: 12_000 }],
]);

/**
 * V8's optimising compiler. Undefined where V8 is another one: later ones gain nothing by it.
 * @param v8 its version
 */
export function compilerOf(v8: string, options: Pick<Options, 'set'>): Compiler | undefined {
  const patience = PATIENCE.get(v8.split('.', 1)[0] ?? '');
  if (!patience) return undefined;
  const { option, usual, late, later } = patience;
  return {
    postpone: (isOfMany) => options.set(option, isOfMany ? later : late, usual),
    resume: () => options.set(option, usual, usual),
  };
}
