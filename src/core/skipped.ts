import type { LanguageId } from './document.ts';

/** A file, or a part of one, that was not checked. */
export interface Skipped {
  /** Relative like those of findings. */
  readonly file: string;
  /** `file`'s bytes in base64, only when the name is not valid UTF-8. */
  readonly fileBytes?: string;
  /** Where the part begins (1-based); absent for all of it, and for what lies in many places. */
  readonly line?: number;
  /** Words that follow `not checked:`, or for a part of the file a sentence about it. */
  readonly reason: string;
  /** Nothing of the file was checked. */
  readonly whole?: true;
  /** For a whole file that a builder, Compose or kubectl would read: what it is to them. That is a finding. */
  readonly language?: LanguageId;
}

/** One line about what was not checked. */
export function describeSkipped({ file, line, reason, whole }: Skipped): string {
  if (whole) return `${file} was not checked: ${reason}`;
  return line === undefined ? `${file}: ${reason}` : `${file}:${line}: ${reason}`;
}
