import { isDamage, messageOf } from '../core/errors.ts';

/** Something that kept a file or a rule from being checked; exit status 2. */
export interface RunError {
  readonly message: string;
  readonly file?: string;
  readonly rule?: string;
  readonly stack?: string;
}

/** What a rule or a parser threw, as an error of the run. Throws on what is no fault of either: a damaged package. */
export function failure(error: unknown, file: string, rule?: string): RunError {
  if (isDamage(error)) throw error;
  const where = rule ? `rule ${rule} failed` : 'reading the file failed';
  const stack = error instanceof Error ? error.stack : undefined;
  return { message: `${where}: ${messageOf(error)}`, file, ...(rule && { rule }), ...(stack && { stack }) };
}
