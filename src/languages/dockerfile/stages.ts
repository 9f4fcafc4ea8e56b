import type { Span } from '../../core/text.ts';
import { expand, type Value } from './expand.ts';
import type { Flag } from './flags.ts';
import type { Instruction } from './instruction.ts';
import { isPlatformArg } from './platform-args.ts';
import type { Escape } from './scan.ts';
import type { Pair, Word } from './words.ts';

/** A build stage: a FROM and what follows it. */
export interface Stage {
  readonly index: number;
  readonly from: Instruction;
  /** From the FROM up to the next one. */
  readonly span: Span;
  /** The image as written; undefined for a FROM without arguments. */
  readonly image: Word | undefined;
  /** The image with ARG defaults put in; undefined when they do not determine it. */
  readonly imageText: string | undefined;
  /** The word AS, when a name follows it. */
  readonly as: Word | undefined;
  readonly name: Word | undefined;
  readonly platform: Flag | undefined;
  /** The earlier stage that it is built on. */
  readonly base: Stage | undefined;
  /** Without the FROM; an ONBUILD counts as itself. */
  readonly instructions: readonly Instruction[];
  readonly isLast: boolean;
}

/** A global ARG: one that precedes the first FROM. */
export interface GlobalArg {
  readonly pair: Pair;
  /** Its default with earlier defaults put in. */
  readonly value: Value;
}

/** Splits instructions into stages; the escape character is the line's. */
export function readStages(
  instructions: readonly Instruction[],
  length: number,
  escapeChar: Escape,
): { preamble: readonly Instruction[]; stages: readonly Stage[]; globals: ReadonlyMap<string, GlobalArg> } {
  const starts: number[] = [];
  instructions.forEach(({ keyword }, index) => {
    if (keyword === 'FROM') starts.push(index);
  });
  const preamble = instructions.slice(0, starts[0] ?? instructions.length);
  const globals = globalsOf(preamble, escapeChar);
  const lookup = lookupIn(globals);
  const stages: Stage[] = [];
  const byName = new Map<string, Stage>();
  starts.forEach((at, index) => {
    const from = instructions[at];
    if (!from) return;
    const next = starts[index + 1];
    const end = next === undefined ? length : (instructions[next]?.span.start ?? length);
    const [image, as, name] = from.words;
    const named = as?.raw.toUpperCase() === 'AS' && name !== undefined;
    const imageText = image && expand(image.raw, escapeChar, lookup);
    const stage: Stage = {
      index,
      from,
      span: { start: from.span.start, end },
      image,
      imageText,
      as: named ? as : undefined,
      name: named ? name : undefined,
      platform: from.flags.find((flag) => flag.name === 'platform'),
      base: imageText === undefined ? undefined : byName.get(imageText.toLowerCase()),
      instructions: instructions.slice(at + 1, next),
      isLast: next === undefined,
    };
    stages.push(stage);
    if (stage.name) byName.set(stage.name.value.toLowerCase(), stage);
  });
  return { preamble, stages, globals };
}

/** What a name means before the first FROM and in it. */
function lookupIn(globals: ReadonlyMap<string, GlobalArg>): (name: string) => Value {
  return (name) => globals.get(name)?.value ?? (isPlatformArg(name) ? 'unknown' : { value: undefined });
}

function globalsOf(preamble: readonly Instruction[], escapeChar: Escape): Map<string, GlobalArg> {
  const globals = new Map<string, GlobalArg>();
  const lookup = lookupIn(globals);
  for (const { keyword, pairs } of preamble) {
    if (keyword !== 'ARG') continue;
    for (const pair of pairs) {
      const text = pair.value && expand(pair.value.raw, escapeChar, lookup);
      // Without a default it is set by `--build-arg` or not at all.
      globals.set(pair.key, { pair, value: text === undefined ? 'unknown' : { value: text } });
    }
  }
  return globals;
}
