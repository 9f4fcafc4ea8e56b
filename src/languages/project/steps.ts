import { onceFor } from '../../core/once.ts';
import type { DockerfileDocument, Instruction, Stage } from '../dockerfile/document.ts';
import { type StageScope, walkStages } from '../dockerfile/facts.ts';
import { mountsOf } from '../dockerfile/mounts.ts';
import type { Script } from '../dockerfile/scripts.ts';
import { type Copy, copyOf } from './copies.ts';

/** A RUN with what it runs. */
export interface RunStep {
  readonly kind: 'run';
  readonly instruction: Instruction;
  readonly stage: Stage;
  readonly scripts: readonly Script[];
  /** Targets of bind and cache mounts, with variables put in; undefined when they do not determine it. */
  readonly mounted: readonly (string | undefined)[];
}

/** What an instruction does to the files of an image, whatever the build context. */
export type Step =
  | RunStep
  | { readonly kind: 'copy'; readonly stage: Stage; readonly copy: Copy }
  | { readonly kind: 'workdir'; readonly stage: Stage; readonly path: string | undefined }
  | { readonly kind: 'other'; readonly stage: Stage };

/** The steps of all stages in order. */
export const stepsOf = onceFor((doc: DockerfileDocument): readonly Step[] => {
  const scripts = new Map<Instruction, Script[]>();
  for (const script of doc.scripts) {
    const others = scripts.get(script.instruction);
    if (others) others.push(script);
    else scripts.set(script.instruction, [script]);
  }
  const steps: Step[] = [];
  walkStages(doc, (instruction, scope) => steps.push(stepOf(instruction, scope, scripts.get(instruction) ?? [])));
  return steps;
});

/** Every COPY and ADD of a Dockerfile, those in ONBUILD left out. */
export const copiesOf = onceFor((doc: DockerfileDocument): readonly Copy[] =>
  stepsOf(doc).flatMap((step) => (step.kind === 'copy' ? [step.copy] : [])),
);

function stepOf(instruction: Instruction, scope: StageScope, scripts: readonly Script[]): Step {
  const { stage } = scope;
  switch (instruction.keyword) {
    case 'WORKDIR':
      return { kind: 'workdir', stage, path: scope.expand(instruction.args.raw) };
    case 'RUN': {
      const mounts = mountsOf(instruction).filter(({ type }) => type === 'bind' || type === 'cache');
      const mounted = mounts.map(({ target }) => (target === undefined ? undefined : scope.expand(target)));
      return { kind: 'run', instruction, stage, scripts, mounted };
    }
    default: {
      const copy = copyOf(instruction, scope);
      return copy ? { kind: 'copy', stage, copy } : { kind: 'other', stage };
    }
  }
}
