import type { Finding } from '../core/finding.ts';
import type { ReportInput } from './reporters.ts';

/** What counts in this run: everything but what `scope: new` found to be older than the change. */
export function counted({ findings, existing }: ReportInput): readonly Finding[] {
  return existing.size === 0 ? findings : findings.filter((finding) => !existing.has(finding));
}

/** Findings by file, in their order; those of one mostly stand together. */
export function byFile(findings: readonly Finding[]): Map<string, readonly Finding[]> {
  const groups = new Map<string, readonly Finding[]>();
  for (let from = 0, end = 0; from < findings.length; from = end) {
    const file = findings[from]?.file ?? '';
    while (findings[end]?.file === file) end += 1;
    // A list that has grown would keep room for more.
    const own = findings.slice(from, end);
    groups.set(file, groups.get(file)?.concat(own) ?? own);
  }
  return groups;
}
