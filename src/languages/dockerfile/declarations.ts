import { onceFor } from '../../core/once.ts';
import type { DockerfileDocument, Instruction, Script, Stage, Word } from './document.ts';
import { chainOf } from './facts.ts';

/** A variable that an ENV or ARG declares. */
export interface Declaration {
  readonly keyword: 'ENV' | 'ARG';
  readonly value: Word | undefined;
  /** Undefined before the first FROM. */
  readonly stage: Stage | undefined;
  /** It is in an ONBUILD. */
  readonly isTrigger: boolean;
  readonly at: number;
}

const declarationsIn = onceFor((doc: DockerfileDocument): ReadonlyMap<string, readonly Declaration[]> => {
  const found = new Map<string, Declaration[]>();
  const add = (outer: Instruction, stage: Stage | undefined): void => {
    const { keyword, pairs, isTrigger, span } = outer.trigger ?? outer;
    if (keyword !== 'ENV' && keyword !== 'ARG') return;
    for (const { key, value } of pairs) {
      const one: Declaration = { keyword, value, stage, isTrigger, at: span.start };
      const same = found.get(key);
      if (same) same.push(one);
      else found.set(key, [one]);
    }
  };
  for (const instruction of doc.preamble) add(instruction, undefined);
  for (const stage of doc.stages) for (const instruction of stage.instructions) add(instruction, stage);
  return found;
});

const NONE: readonly Declaration[] = [];

/** Where a name is declared, in order. */
export function declarationsOf(doc: DockerfileDocument, name: string): readonly Declaration[] {
  return declarationsIn(doc).get(name) ?? NONE;
}

/** The same above a script, in its stage or in those that it is built on. */
export function declarationsAbove(
  doc: DockerfileDocument,
  { instruction, stage }: Script,
  name: string,
): readonly Declaration[] {
  const all = declarationsOf(doc, name);
  if (all.length === 0) return all;
  const chain = new Set(chainOf(stage));
  return all.filter((one) => one.stage && chain.has(one.stage) && one.at < instruction.span.start);
}
