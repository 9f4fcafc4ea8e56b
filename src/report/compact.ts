import { displayPath, escapeText } from './escape.ts';
import { counted } from './groups.ts';
import type { ReportInput } from './reporters.ts';

/** One line a finding: `path:line:col: severity RULE message`. */
export function report(input: ReportInput): string {
  const lines = counted(input)
    .filter((finding) => !input.quiet || finding.blocking)
    .map(({ file, start, severity, rule, message }) => {
      const place = `${displayPath(file)}:${start.line}:${start.column}`;
      return `${place}: ${severity} ${rule} ${escapeText(message)}`;
    });
  for (const { file, message } of input.errors) {
    lines.push(`${file ? `${displayPath(file)}: ` : ''}could not be checked: ${escapeText(message)}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}
