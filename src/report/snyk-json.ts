import { toJson } from './escape.ts';
import type { ReportInput } from './reporters.ts';
import { type SnykIssue, snykIssues } from './snyk-issue.ts';

/** The JSON form of Snyk's infrastructure test: one object a file, clean files among them. */
export function report(input: ReportInput): string {
  const groups = snykIssues(input);
  const names = [...new Set([...input.files.keys(), ...groups.keys()])].sort();
  const results = names.map((file) => {
    const issues = groups.get(file) ?? [];
    return {
      ok: issues.length === 0,
      targetFile: file,
      targetFilePath: file,
      infrastructureAsCodeIssues: issues.map((issue) => record(issue, input)),
    };
  });
  return `${toJson(results, 2)}\n`;
}

function record({ finding, id, severity, title, path }: SnykIssue, { rules }: ReportInput) {
  const impact = rules?.get(finding.rule)?.why ?? '';
  return {
    id,
    publicId: id,
    title,
    severity,
    issue: finding.message,
    impact,
    resolve: finding.help,
    iacDescription: { issue: finding.message, impact, resolve: finding.help },
    msg: path.filter((step) => !step.startsWith('[DocId: ')).join('.'),
    path,
    lineNumber: finding.start.line,
    documentation: finding.url,
    references: finding.url === '' ? [] : [finding.url],
    isIgnored: false,
  };
}
