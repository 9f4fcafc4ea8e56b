/**
 * V8 as of Node 20. It makes machine code of a function that has used up its budget, in threads beside the main one:
 * where there are two cores they take time from it, and a run may end before that code pays.
 */
const MAJOR = '11.';
/** V8's own budget, in bytes of bytecode. */
const USUAL = 67_584;
const LATE = 400_000;

type Flags = Pick<typeof import('node:v8'), 'setFlagsFromString'>;

/** See core/io.ts. */
export interface Compiler {
  postpone(): void;
  resume(): void;
}

/**
 * V8's optimising compiler. Undefined where V8 is another one: later ones have no such option, and gain little by what
 * has taken its place.
 * @param v8 its version
 * @param load loads `node:v8`, which takes a millisecond, when it is wanted
 */
export function compilerOf(v8: string, load: () => Flags): Compiler | undefined {
  if (!v8.startsWith(MAJOR)) return undefined;
  let budget = USUAL;
  const allow = (wanted: number): void => {
    if (wanted === budget) return;
    load().setFlagsFromString(`--interrupt-budget=${wanted}`);
    budget = wanted;
  };
  return { postpone: () => allow(LATE), resume: () => allow(USUAL) };
}
