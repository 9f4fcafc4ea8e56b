import { escapeText } from '../../report/escape.ts';
import { ageText } from '../advisories/age.ts';
import type { Level } from '../advisories/level.ts';
import { type Assessment, type Counts, countIssues } from '../assessment.ts';
import { type Coverage, isChecked, STALE_DAYS } from '../match/coverage.ts';
import type { Issue } from '../match/issue.ts';
import type { Aside } from '../match/select.ts';
import { describeGap } from '../packages/found.ts';
import type { Scan } from '../scan.ts';

const MOST_GAPS = 20;

/** `1 issue`, `2 issues` */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The first line of a report. */
export function headline({ assessment, catalogue, subject }: Scan): string {
  if (assessment.tested === 0) {
    const count = plural(catalogue.packages.length, 'package');
    return `Found ${count} in ${escapeText(subject.ref)}; none were checked for known issues.`;
  }
  const { issues, vulnerabilities } = countIssues(assessment.issues);
  const distinct = plural(vulnerabilities, 'distinct vulnerability', 'distinct vulnerabilities');
  const found = issues === 0 ? 'no known issues found' : `found ${plural(issues, 'issue')} (${distinct})`;
  return `Tested ${plural(assessment.tested, 'package')} for known issues, ${found}.`;
}

/** `1 critical, 0 high, 2 medium, 3 low`, with the other levels where there are some. */
export function levelCounts({ byLevel }: Counts): string {
  const shown: Level[] = ['critical', 'high', 'medium', 'low'];
  for (const level of ['negligible', 'unknown'] as const) if (byLevel.has(level)) shown.push(level);
  return shown.map((level) => `${byLevel.get(level) ?? 0} ${level}`).join(', ');
}

/** What was not checked, one line each without the mark; text from the image is escaped. Never empty where anything is. */
export function notChecked({ assessment, catalogue }: Scan): string[] {
  const lines = assessment.coverage.filter((row) => !isChecked(row)).map(coverageText);
  for (const gap of catalogue.gaps.slice(0, MOST_GAPS)) lines.push(escapeText(describeGap(gap)));
  const rest = catalogue.gaps.length - MOST_GAPS;
  if (rest > 0) lines.push(plural(rest, 'more file that could not be read', 'more files that could not be read'));
  if (catalogue.packages.length === 0 && catalogue.gaps.length === 0)
    lines.push('no packages of a known kind were found');
  return lines;
}

function coverageText({ type, ecosystem, packages, status, reason }: Coverage): string {
  const why = status === 'excluded' ? 'excluded by --no-app-vulns' : (reason ?? `no ${ecosystem} database`);
  return `${plural(packages, `${type} package`)} (${escapeText(why)})`;
}

/** What limits the count, one line each: old data, ended support. */
export function cautions({ assessment }: Scan): string[] {
  const lines: string[] = [];
  const { support, database, coverage, expired } = assessment;
  if (support?.ended !== undefined)
    lines.push(
      `${escapeText(support.label)} ended ${support.ended}: it gets no new advisories, so the true number is higher`,
    );
  const stale = coverage.flatMap(({ ecosystem, days, status }) =>
    status === 'stale' ? [`${escapeText(ecosystem)} (${ageText(days)})`] : [],
  );
  if (stale.length > 0)
    lines.push(`data older than ${STALE_DAYS} days, newer issues are missing: ${[...new Set(stale)].join(', ')}`);
  if (coverage.some((row) => row.ecosystem.startsWith('Alpine ') && isChecked(row)))
    lines.push('Alpine publishes fixed issues only: issues without a fix are not listed');
  if (database && assessment.issues.some(({ exploit }) => exploit.epss === undefined) && !hasProbabilities(database))
    lines.push('EPSS is not in the database: scores contain no exploitation probabilities');
  for (const { id, until } of expired) lines.push(`the ignore of ${escapeText(id)} ended ${until}`);
  return lines;
}

function hasProbabilities({ manifest }: NonNullable<Assessment['database']>): boolean {
  return (manifest.files.find(({ file }) => file === 'epss.bin')?.bytes ?? 0) > 0;
}

const ASIDE: Readonly<Record<Aside, string>> = {
  'kernel headers': 'in kernel headers (--include-kernel-headers counts them)',
  unimportant: 'rated unimportant by Debian (--include-unimportant counts them)',
  disputed: 'disputed by the vendor (--include-disputed counts them)',
  ignored: 'ignored by the configuration',
  'below the severity threshold': 'below the severity threshold',
};

/** `Not counted: 3 issues in kernel headers (--include-kernel-headers counts them)` */
export function asideLines({ assessment }: Scan): string[] {
  return [...assessment.aside].map(
    ([reason, issues]) => `Not counted: ${plural(issues.length, 'issue')} ${ASIDE[reason]}`,
  );
}

/** `low (Debian), CVSS 9.8`; the others only where they differ. */
export function severityText({ severity: { level, source, others, cvss } }: Issue): string {
  if (others.length === 0) return level;
  const rest = others.map((other) =>
    other.source === 'CVSS' && cvss !== undefined ? `CVSS ${cvss.toFixed(1)}` : `${other.level} (${other.source})`,
  );
  return `${level} (${source}), ${rest.join(', ')}`;
}

/** `KEV, ransomware, EPSS 12.3 %` */
export function exploitText({ exploit: { kev, epss } }: Issue): string {
  const parts: string[] = [];
  if (kev) parts.push('KEV');
  if (kev?.isRansomware) parts.push('ransomware');
  if (epss !== undefined) parts.push(`EPSS ${percent(epss)}`);
  return parts.join(', ');
}

function percent(value: number): string {
  return `${(value * 100).toFixed(value < 0.1 ? 2 : 1)} %`;
}

/** `2.36-9+deb12u4`, or why there is none. */
export function fixedText({ status, fixed }: Issue): string {
  if (status === 'needs-subscription') return `${fixed ?? ''} (Ubuntu Pro)`;
  if (status === 'end-of-life') return 'none (end of life)';
  return fixed ?? 'none yet';
}

/** `12 MB`, from bytes. */
export function megabytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${Math.round(bytes / 1_000_000)} MB`;
}

/** The row of the table of images: what was scanned, or its base where that is known. */
export function imageRow(scan: Scan): Record<'name' | 'issues' | 'severity' | 'fixable' | 'until' | 'size', string> {
  const { subject, assessment } = scan;
  const counts = countIssues(assessment.issues);
  const { support } = assessment;
  return {
    name: escapeText(subject.name ?? subject.ref),
    issues: String(counts.issues),
    severity: levelCounts(counts),
    fixable: String(counts.fixable),
    until: support?.ended !== undefined ? `ended ${support.ended}` : (support?.until ?? '–'),
    size: subject.kind === 'image' ? megabytes(subject.layers.reduce((sum, { blob }) => sum + blob.size, 0)) : '–',
  };
}

/** `built 2026-11-27, data 98 days old` */
export function databaseText({ assessment: { database } }: Scan): string {
  return database ? `built ${database.manifest.built.slice(0, 10)}, data ${ageText(database.days)}` : 'none';
}

/** `plimsoll db update Debian:12 npm`; `undefined` when no data is missing. */
export function updateCommand({ assessment }: Scan): string | undefined {
  const archives = [...new Set(assessment.coverage.flatMap(({ archive }) => archive ?? []))];
  if (archives.length === 0) return undefined;
  return ['plimsoll db update', ...archives.map((name) => (name.includes(' ') ? `"${name}"` : name))].join(' ');
}
