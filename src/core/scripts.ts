import type { Severity } from './finding.ts';
import type { Span } from './text.ts';

/** A shell script as a program beside us gets it. */
export interface Script {
  readonly text: string;
  readonly dialect: string;
  /** Names that are set outside the script. */
  readonly variables: readonly string[];
  readonly errexit: boolean;
  readonly pipefail: boolean;
}

/** What such a program says about one place. */
export interface ScriptRemark {
  /** In the script's coordinates. */
  readonly at: Span;
  /** `SC2086`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** The script was not understood beyond this place. */
  readonly fatal: boolean;
}

/** Checks scripts outside the engine; gives the remarks for each of them, in the same order. */
export type CheckScripts = (scripts: readonly Script[]) => Promise<readonly (readonly ScriptRemark[])[]>;
