import type { Finding } from '../core/finding.ts';

/**
 * The findings that the older version of the file did not have, compared by rule, path and content, not by line.
 * What occurs more often than before counts as new from the last one backwards.
 */
export function newFindings(
  now: readonly Finding[],
  nowText: string,
  before: readonly Finding[],
  beforeText: string,
): Set<Finding> {
  const known = new Map<string, number>();
  for (const finding of before) {
    const key = fingerprint(finding, beforeText);
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  const fresh = new Set<Finding>();
  for (const finding of now) {
    const key = fingerprint(finding, nowText);
    const left = known.get(key) ?? 0;
    if (left > 0) known.set(key, left - 1);
    else fresh.add(finding);
  }
  return fresh;
}

/** What a finding is about, without its place: rule, path into the manifest and the text with blanks folded. */
function fingerprint(finding: Finding, text: string): string {
  const content = text.slice(finding.start.offset, finding.end.offset).replace(/\s+/g, ' ').trim();
  return `${finding.rule}\0${finding.path ?? ''}\0${content}`;
}
