/** An error that a user can act on: one line that says what happened, and a hint that says what to do. Exit status 2. */
export class PlimsollError extends Error {
  readonly hint: string | undefined;
  readonly exitCode: number;

  constructor(message: string, options: { hint?: string; cause?: unknown; exitCode?: number } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? 2;
  }
}

/** The command line is wrong. */
export class UsageError extends PlimsollError {}

/** A configuration file is wrong; the message names file, line and column. */
export class ConfigError extends PlimsollError {}

/** Nobody writes a configuration of this size, and reading one takes long. */
export const MAX_CONFIG_BYTES = 1024 * 1024;

/** What is wrong with a configuration of this size, in words that follow its name. */
export function configTooLarge(bytes: number): string {
  return `is too large: ${Math.ceil(bytes / 1024)} kB, at most ${MAX_CONFIG_BYTES / 1024} kB`;
}

/** Git could not be asked, or said no. */
export class GitError extends PlimsollError {}

/** Whether a file of the package could not be run; see boot/load.ts, which knows nothing of us nor we of it. */
export function isDamage(error: unknown): boolean {
  return error instanceof Error && error.name === 'DamagedPackage';
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
