import { displayPath, escapeText } from './escape.ts';
import type { ReportInput } from './reporters.ts';
import { type SnykIssue, snykIssues } from './snyk-issue.ts';
import { plural } from './summary.ts';

/** The text form of Snyk's infrastructure test: title, severity, Snyk's id, and the path that leads there. */
export function report(input: ReportInput): string {
  const lines: string[] = [];
  for (const [file, issues] of snykIssues(input)) {
    const name = displayPath(file);
    lines.push(`Testing ${name}...`, '', 'Infrastructure as code issues:');
    for (const issue of issues) lines.push(issueLines(issue));
    lines.push(`Tested ${name} for known issues, found ${plural(issues.length, 'issue')}`, '');
  }
  for (const { file, message } of input.errors) {
    lines.push(`${file ? `${displayPath(file)} ` : ''}could not be checked: ${escapeText(message)}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

function issueLines({ title, severity, id, path, finding }: SnykIssue): string {
  const word = severity.charAt(0).toUpperCase() + severity.slice(1);
  const place = path.length > 0 ? path.join(' > ') : `line ${finding.start.line}`;
  return `  ✗ ${escapeText(title)} [${word} Severity] [${id}]\n    introduced by ${escapeText(place)}\n`;
}
