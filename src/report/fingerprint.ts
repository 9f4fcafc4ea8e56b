import { createHash } from 'node:crypto';
import type { Finding } from '../core/finding.ts';
import { bytesOfPath, hasEscapedBytes } from '../core/paths.ts';
import type { SourceFile } from '../core/text.ts';

/** How much of a very long line is looked at on either side. */
const NEAR = 1000;

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
    const key = [finding.rule, escapedBytes(finding.file), finding.path ?? '', contentOf(finding, files)].join('\0');
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    result.set(finding, createHash('sha256').update(`${key}\0${count}`).digest('hex').slice(0, 40));
  }
  return result;
}

/** What stands for a byte that is not UTF-8 would get lost where the digest takes the bytes of the text. */
function escapedBytes(file: string): string {
  return hasEscapedBytes(file) ? bytesOfPath(file).toString('base64') : file;
}

/** The line on which the finding begins, blanks folded; its message where the text is not at hand. */
function contentOf({ file, start, message }: Finding, files: ReadonlyMap<string, SourceFile>): string {
  const text = files.get(file)?.text;
  if (text === undefined) return message;
  const before = text.slice(Math.max(0, start.offset - NEAR), start.offset);
  const after = text.slice(start.offset, start.offset + NEAR);
  const end = after.indexOf('\n');
  const line = before.slice(before.lastIndexOf('\n') + 1) + (end === -1 ? after : after.slice(0, end));
  return line.replace(/\s+/g, ' ').trim();
}
