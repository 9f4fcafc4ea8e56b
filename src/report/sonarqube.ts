import type { Finding, Severity } from '../core/finding.ts';
import { toJson } from './escape.ts';
import { counted } from './groups.ts';
import type { ReportInput } from './reporters.ts';

const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: 'CRITICAL',
  warning: 'MAJOR',
  info: 'MINOR',
  style: 'INFO',
};

/** SonarQube's generic issues, as hadolint writes them, with real columns. */
export function report(input: ReportInput): string {
  const issues = counted(input).map((finding) => ({
    engineId: 'plimsoll',
    ruleId: finding.rule,
    severity: finding.rule === 'DL1000' ? 'BLOCKER' : SEVERITY_WORDS[finding.severity],
    type: finding.severity === 'error' ? 'BUG' : 'CODE_SMELL',
    primaryLocation: { message: finding.message, filePath: finding.file, textRange: rangeOf(finding) },
  }));
  return `${toJson({ issues }, 2)}\n`;
}

/** Columns count from 0 there, and an empty range is refused: then the lines must do. */
function rangeOf({ start, end }: Finding) {
  const lines = { startLine: start.line, endLine: end.line };
  if (start.offset === end.offset) return lines;
  return { ...lines, startColumn: start.column - 1, endColumn: end.column - 1 };
}
