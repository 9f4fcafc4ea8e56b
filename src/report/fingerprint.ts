import { createHash } from 'node:crypto';
import type { Finding } from '../core/finding.ts';
import type { SourceFile } from '../core/text.ts';

/**
 * A name for each finding that stays while the file changes around it: made of rule, file, path into a manifest and
 * the text of its line, never of the line's number. Equal ones are told apart by their order.
 */
export function fingerprints(
  findings: readonly Finding[],
  files: ReadonlyMap<string, SourceFile>,
): ReadonlyMap<Finding, string> {
  const seen = new Map<string, number>();
  const result = new Map<Finding, string>();
  for (const finding of findings) {
    const key = [finding.rule, finding.file, finding.path ?? '', contentOf(finding, files)].join('\0');
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    result.set(finding, createHash('sha256').update(`${key}\0${count}`).digest('hex').slice(0, 40));
  }
  return result;
}

/** The first line of what the finding points at, blanks folded; its message where the text is not at hand. */
function contentOf({ file, start, message }: Finding, files: ReadonlyMap<string, SourceFile>): string {
  const text = files.get(file)?.text;
  if (text === undefined) return message;
  const begin = text.lastIndexOf('\n', Math.max(0, start.offset - 1)) + 1;
  const end = text.indexOf('\n', start.offset);
  const line = text.slice(start.offset === 0 ? 0 : begin, end === -1 ? text.length : end);
  return line.slice(0, 2000).replace(/\s+/g, ' ').trim();
}
