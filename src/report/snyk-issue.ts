import type { Finding, Severity } from '../core/finding.ts';
import { byFile, counted } from './groups.ts';
import type { ReportInput } from './reporters.ts';

const SNYK = /^SNYK-CC-K8S-(\d+)$/;
const HIGH: ReadonlySet<number> = new Set([1, 2, 7, 16, 43]);
const LOW: ReadonlySet<number> = new Set([4, 5, 8, 11, 12, 17, 18, 32, 33, 34, 36, 38, 41, 42]);
const WORDS: Readonly<Record<Severity, SnykSeverity>> = { error: 'high', warning: 'medium', info: 'low', style: 'low' };

type SnykSeverity = 'high' | 'medium' | 'low';

/** A finding in Snyk's words: its id and severity where Snyk has the same check. */
export interface SnykIssue {
  readonly finding: Finding;
  readonly id: string;
  readonly severity: SnykSeverity;
  readonly title: string;
  /** Steps of the path, `[DocId: 1]` and `input` among them; empty outside manifests. */
  readonly path: readonly string[];
}

/** The issues of each file, in order. */
export function snykIssues(input: ReportInput): Map<string, SnykIssue[]> {
  const groups = new Map<string, SnykIssue[]>();
  for (const [file, findings] of byFile(counted(input))) {
    groups.set(
      file,
      findings.map((finding) => issueOf(finding, input)),
    );
  }
  return groups;
}

function issueOf(finding: Finding, { rules }: ReportInput): SnykIssue {
  const id = finding.aliases.find((alias) => SNYK.test(alias));
  const title = rules?.get(finding.rule)?.title ?? finding.message;
  return {
    finding,
    id: id ?? finding.rule,
    severity: id === undefined ? WORDS[finding.severity] : severityOf(Number(SNYK.exec(id)?.[1])),
    title: title.charAt(0).toUpperCase() + title.slice(1),
    path: finding.path === null ? [] : finding.path.split(' > '),
  };
}

/** Snyk's own severity of its rule. */
function severityOf(number: number): SnykSeverity {
  if (HIGH.has(number)) return 'high';
  return LOW.has(number) ? 'low' : 'medium';
}
