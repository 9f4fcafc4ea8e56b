import { dirname } from 'node:path';
import { type State, stateOf } from './files.ts';

/** A piece of a file: what stood there, and what stands there now. */
export interface TextEdit {
  readonly was: string;
  readonly now: string;
}

/** One change that install makes. The receipt keeps them without the contents. */
export type Step =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'move'; readonly from: string; readonly to: string; readonly was: State }
  | {
      /** A file that is plimsoll's from its first byte to the last. */
      readonly kind: 'file';
      readonly path: string;
      readonly content: string;
      readonly mode: number;
      readonly was: State;
    }
  | {
      /** Pieces changed in somebody else's file. */
      readonly kind: 'text';
      readonly path: string;
      readonly content: string;
      readonly mode: number;
      readonly edits: readonly TextEdit[];
      readonly was: State;
    }
  | {
      /** A key of Git's configuration; an undefined value takes it out. */
      readonly kind: 'config';
      readonly scope: 'local' | 'global';
      readonly key: string;
      readonly value: string | undefined;
      readonly old: string | undefined;
    }
  | {
      /** husky's own set-up: `core.hooksPath`, and the folder that it generates. */
      readonly kind: 'husky';
      readonly top: string;
      readonly generated: string;
      readonly old: string | undefined;
    };

/** What is to be done, decided before anything is written. */
export interface Plan {
  readonly steps: readonly Step[];
  /** What the user should know beside the steps, one line each. */
  readonly notes: readonly string[];
}

export function textStep(
  path: string,
  edited: { readonly text: string; readonly edits: readonly TextEdit[] },
  was: State,
  mode = 0o644,
): Step {
  const kept = was.type === 'file' ? was.mode : mode;
  return { kind: 'text', path, content: edited.text, mode: kept, edits: edited.edits, was };
}

export function joined(plans: readonly Plan[]): Plan {
  return { steps: plans.flatMap(({ steps }) => steps), notes: plans.flatMap(({ notes }) => notes) };
}

/** The folder and those above it that are missing, outermost first. */
export function folderSteps(path: string): Step[] {
  if (stateOf(path).type !== 'absent') return [];
  return [...folderSteps(dirname(path)), { kind: 'folder', path }];
}
