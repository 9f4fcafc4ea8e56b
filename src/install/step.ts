import type { State } from './files.ts';

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
      /** A piece put into somebody else's file. */
      readonly kind: 'text';
      readonly path: string;
      readonly content: string;
      readonly mode: number;
      readonly inserted: string;
      readonly was: State;
    }
  | {
      /** A key of Git's configuration; an undefined value takes it out. */
      readonly kind: 'config';
      readonly scope: 'local' | 'global';
      readonly key: string;
      readonly value: string | undefined;
      readonly old: string | undefined;
    };

/** What is to be done, decided before anything is written. */
export interface Plan {
  readonly steps: readonly Step[];
  /** What the user should know beside the steps, one line each. */
  readonly notes: readonly string[];
}
