import type { LanguageId } from '../core/document.ts';
import { LARGEST_LINES, largestSize, MAX_LINES, MAX_SIZE } from '../core/sizes.ts';
import { countLines, type SourceFile } from '../core/text.ts';

/** Whether a file is so large that not all rules are asked about it. */
export function isLarge({ text }: SourceFile, maxLines = MAX_LINES): boolean {
  return text.length > MAX_SIZE || countLines(text) > maxLines;
}

/** Whether no rule at all is asked about a file. */
export function isTooLarge({ text }: SourceFile, language: LanguageId): boolean {
  return text.length > largestSize(language) || countLines(text) > LARGEST_LINES;
}

/** `Dockerfile has 60000 lines, more than 50000`: what makes a file large. */
export function sizeOf({ path, text }: SourceFile, maxLines = MAX_LINES): string {
  const lines = countLines(text);
  return lines > maxLines
    ? `${path} has ${lines} lines, more than ${maxLines}`
    : `${path} has ${text.length} characters, more than ${MAX_SIZE}`;
}
