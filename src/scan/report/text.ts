import { escapeText } from '../../report/escape.ts';
import { widthOf } from '../../report/width.ts';
import type { Issue } from '../match/issue.ts';
import { platformText } from '../oci/image.ts';
import type { Scan } from '../scan.ts';
import { groupIssues, groupTitle, type Listing, rowsOfGroup } from './rows.ts';
import {
  asideLines,
  cautions,
  databaseText,
  exploitText,
  fixedText,
  headline,
  imageRow,
  notChecked,
  severityText,
  updateCommand,
} from './words.ts';

const HEAD = ['Image', 'Vulnerabilities', 'Severity', 'Fixable', 'Supported until', 'Size'];
const NARROW = 100;

/** A scan for people: what was found, what to do, and what was not checked. */
export function textReport(scan: Scan, listing: Listing, columns = 0): string {
  const { subject, catalogue, assessment } = scan;
  const lines = [headline(scan), ''];
  if (assessment.tested > 0) lines.push(...imageTable(scan, columns), '');
  lines.push(...facts(scan), '');
  for (const caution of cautions(scan)) lines.push(`Note: ${caution}`);
  for (const line of asideLines(scan)) lines.push(line);
  if (lines.at(-1) !== '') lines.push('');
  lines.push(...issueLines(assessment.issues, listing));
  for (const line of notChecked(scan)) lines.push(`NOT CHECKED: ${line}`);
  const command = updateCommand(scan);
  if (command !== undefined) lines.push('', `To get the missing data: ${escapeText(command)}`);
  if (lines.at(-1) === '') lines.pop();
  return `${lines.join('\n')}\n`;

  function facts({ subject: { digest, config, layers } }: Scan): string[] {
    const rows: [string, string | undefined][] = [
      ['Image', subject.name],
      ['Digest', digest],
      ['Platform', config && platformText(config.platform)],
      ['System', catalogue.release?.title ?? catalogue.release?.id ?? 'unknown (no os-release file)'],
      ['Layers', layers.length > 0 ? String(layers.length) : undefined],
      ['Database', databaseText(scan)],
    ];
    return rows.flatMap(([name, value]) =>
      value === undefined ? [] : [`${`${name}:`.padEnd(10)} ${escapeText(value)}`],
    );
  }
}

/** In a narrow terminal each row takes two lines; no column is left out. */
function imageTable(scan: Scan, columns: number): string[] {
  const { name, issues, severity, fixable, until, size } = imageRow(scan);
  const row = [name, issues, severity, fixable, until, size];
  const lines = table([HEAD, row]);
  const widest = Math.max(...lines.map(widthOf));
  if (columns === 0 || columns >= NARROW || widest <= columns) return lines;
  return [
    ...table([HEAD.slice(0, 3), row.slice(0, 3)]),
    ...table([HEAD.slice(3), row.slice(3)]).map((line) => `  ${line}`),
  ];
}

/** Columns as wide as their content, two spaces apart. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell))))
      .join('  ')
      .trimEnd(),
  );
}

function issueLines(issues: readonly Issue[], listing: Listing): string[] {
  if (issues.length === 0) return [];
  const lines: string[] = [];
  const groups = groupIssues(issues, listing);
  const most = rowsOfGroup(groups.length, listing);
  let left = listing.top;
  for (const group of groups) {
    if (left <= 0) break;
    const shown = group.issues.slice(0, Math.min(left, most));
    left -= shown.length;
    lines.push(escapeText(groupTitle(group)));
    lines.push(...table(shown.map(rowOf)).map((line) => `  ${line}`));
    if (shown.length < group.issues.length) lines.push(`        and ${group.issues.length - shown.length} more`);
    lines.push('');
  }
  const hidden = issues.length - (listing.top - left);
  if (hidden > 0 && Number.isFinite(listing.top))
    lines.push(`${hidden} of ${issues.length} issues are not listed; --all lists every issue.`, '');
  return lines;
}

function rowOf(issue: Issue): string[] {
  const { score, id, name, version } = issue;
  const cells = [
    String(score.total).padStart(4),
    severityText(issue),
    id,
    `${name} ${version}`,
    `→ ${fixedText(issue)}`,
  ];
  return [...cells, exploitText(issue), shorten(issue.title)].map(escapeText);
}

function shorten(title: string): string {
  return title.length <= 60 ? title : `${title.slice(0, 59)}…`;
}
