import { PORTION, portionsOf } from './portions.ts';
import type { CheckedFile } from './run.ts';

/** The order in which files are checked. */
export interface Plan {
  readonly portions: readonly (readonly CheckedFile[])[];
  /** Whether there is only one portion, so that its documents stay until the end. */
  readonly isWhole: boolean;
  /** Too large for all rules; checked last. */
  readonly large: readonly CheckedFile[];
}

/**
 * Plans a run.
 * @param isLarge whether a file is too large for all rules
 * @param whole whether all documents are needed at once
 */
export function plan(files: readonly CheckedFile[], isLarge: (one: CheckedFile) => boolean, whole: boolean): Plan {
  const usual: CheckedFile[] = [];
  const large: CheckedFile[] = [];
  for (const checked of files) (isLarge(checked) ? large : usual).push(checked);
  const isWhole = whole || usual.length <= PORTION;
  return { portions: isWhole ? [usual] : portionsOf(usual), isWhole, large };
}
