import { escapeText } from '../../report/escape.ts';
import type { Scan } from '../scan.ts';
import { groupIssues, groupTitle, type Listing, rowsOfGroup } from './rows.ts';
import {
  asideLines,
  cautions,
  exploitText,
  fixedText,
  headline,
  imageRow,
  notChecked,
  severityText,
  updateCommand,
} from './words.ts';

/** For comments on pull requests. */
export function markdownReport(scan: Scan, listing: Listing): string {
  const { assessment } = scan;
  const { name, issues, severity, fixable, until, size } = imageRow(scan);
  const lines = [`**${cell(headline(scan))}**`, ''];
  if (assessment.tested > 0)
    lines.push(
      ...tableOf(
        ['Image', 'Vulnerabilities', 'Severity', 'Fixable', 'Supported until', 'Size'],
        [[name, issues, severity, fixable, until, size].map(cell)],
      ),
    );
  for (const caution of cautions(scan)) lines.push(`- Note: ${cell(caution)}`);
  for (const line of asideLines(scan)) lines.push(`- ${cell(line)}`);
  const unchecked = notChecked(scan);
  for (const line of unchecked) lines.push(`- ⚠️ **NOT CHECKED:** ${cell(line)}`);
  const command = updateCommand(scan);
  if (command !== undefined) lines.push(`- To get the missing data: ${cell(command)}`);
  lines.push('');
  let left = listing.top;
  const groups = groupIssues(assessment.issues, listing);
  const most = rowsOfGroup(groups.length, listing);
  for (const group of groups) {
    if (left <= 0) break;
    const shown = group.issues.slice(0, Math.min(left, most));
    left -= shown.length;
    const rows = shown.map((issue) => [
      String(issue.score.total),
      cell(severityText(issue)),
      cell(issue.id),
      cell(`${issue.name} ${issue.version}`),
      cell(fixedText(issue)),
      cell(exploitText(issue)),
      cell(issue.title),
    ]);
    lines.push(`#### ${cell(groupTitle(group))}`, '');
    lines.push(...tableOf(['Score', 'Severity', 'Issue', 'Package', 'Fixed in', 'Exploited', 'Title'], rows));
  }
  const hidden = assessment.issues.length - (listing.top - left);
  if (hidden > 0 && Number.isFinite(listing.top)) lines.push(`${hidden} more issues are not listed.`, '');
  return `${lines.join('\n').trimEnd()}\n`;
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

/** Text that is only text: no markup, links, mentions or HTML. */
function cell(text: string): string {
  return escapeText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~@]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll('://', '&#58;//');
}
