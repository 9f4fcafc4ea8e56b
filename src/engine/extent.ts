import type { LanguageId } from '../core/document.ts';
import { fullSize, LARGEST_LINES, largestSize, MAX_LINES } from '../core/sizes.ts';
import { countLines, type SourceFile } from '../core/text.ts';

/** Whether a file is so large that not all rules are asked about it. */
export function isLarge({ text }: SourceFile, language: LanguageId, maxLines = MAX_LINES): boolean {
  return text.length > fullSize(language) || hasMoreLines(text, language, maxLines);
}

/** Whether no rule at all is asked about a file. */
export function isTooLarge({ text }: SourceFile, language: LanguageId): boolean {
  return text.length > largestSize(language) || hasMoreLines(text, language, LARGEST_LINES);
}

/** `60000 lines, more than 50000`: what makes a file large. */
export function sizeOf({ text }: SourceFile, language: LanguageId, maxLines = MAX_LINES): string {
  return hasMoreLines(text, language, maxLines)
    ? `${countLines(text)} lines, more than ${maxLines}`
    : `${text.length} characters, more than ${fullSize(language)}`;
}

/** Definitions of custom resources are long by nature: of manifests the characters alone count. */
function hasMoreLines(text: string, language: LanguageId, most: number): boolean {
  return language !== 'kubernetes' && countLines(text) > most;
}
