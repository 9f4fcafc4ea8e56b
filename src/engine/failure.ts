import { messageOf } from '../core/errors.ts';

/** Something that kept a file or a rule from being checked; exit status 2. */
export interface RunError {
  readonly message: string;
  readonly file?: string;
  readonly rule?: string;
  readonly stack?: string;
}

/** What a rule or a parser threw, as an error of the run. */
export function failure(error: unknown, file: string, rule?: string): RunError {
  const where = rule ? `rule ${rule} failed` : 'reading the file failed';
  const stack = error instanceof Error ? error.stack : undefined;
  return { message: `${where}: ${messageOf(error)}`, file, ...(rule && { rule }), ...(stack && { stack }) };
}
