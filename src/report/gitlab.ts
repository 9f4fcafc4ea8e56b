import type { Severity } from '../core/finding.ts';
import { toJson } from './escape.ts';
import { fingerprints } from './fingerprint.ts';
import { counted } from './groups.ts';
import type { ReportInput } from './reporters.ts';

const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  style: 'info',
};

/** GitLab's code quality report. */
export function report(input: ReportInput): string {
  const findings = counted(input);
  const names = fingerprints(findings, input.files);
  const records = findings.map((finding) => ({
    description: `${finding.rule}: ${finding.message}`,
    check_name: finding.rule,
    fingerprint: names.get(finding),
    severity: SEVERITY_WORDS[finding.severity],
    location: { path: finding.file, lines: { begin: finding.start.line, end: finding.end.line } },
  }));
  return `${toJson(records, 2)}\n`;
}
