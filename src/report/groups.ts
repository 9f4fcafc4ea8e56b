import type { Finding } from '../core/finding.ts';
import type { ReportInput } from './reporters.ts';

/** What counts in this run: everything but what `scope: new` found to be older than the change. */
export function counted({ findings, existing }: ReportInput): readonly Finding[] {
  return existing.size === 0 ? findings : findings.filter((finding) => !existing.has(finding));
}

/** Findings by file, in their order. */
export function byFile(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = groups.get(finding.file) ?? [];
    list.push(finding);
    groups.set(finding.file, list);
  }
  return groups;
}
