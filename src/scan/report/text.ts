import { escapeText } from '../../report/escape.ts';
import { platformText } from '../oci/image.ts';
import { describeGap } from '../packages/found.ts';
import type { Scan } from '../scan.ts';
import { coverageWithoutData } from './coverage.ts';

const MOST_GAPS = 20;

/** A scan for people: what was found, and what was not checked. */
export function textReport(scan: Scan): string {
  const { subject, catalogue } = scan;
  const { packages, release, gaps } = catalogue;
  const count = `${packages.length} ${packages.length === 1 ? 'package' : 'packages'}`;
  const lines = [`Found ${count} in ${escapeText(subject.ref)}; none were checked for known issues.`, ''];
  if (subject.name !== undefined) lines.push(`Image:     ${escapeText(subject.name)}`);
  if (subject.digest !== undefined) lines.push(`Digest:    ${escapeText(subject.digest)}`);
  if (subject.config) lines.push(`Platform:  ${escapeText(platformText(subject.config.platform))}`);
  lines.push(`System:    ${escapeText(release?.title ?? release?.id ?? 'unknown (no os-release file)')}`);
  if (subject.layers.length > 0) lines.push(`Layers:    ${subject.layers.length}`);
  lines.push('');
  for (const { type, ecosystem, packages: number } of coverageWithoutData(catalogue))
    lines.push(
      `NOT CHECKED: ${number} ${type} ${number === 1 ? 'package' : 'packages'} (no ${escapeText(ecosystem)} database)`,
    );
  for (const gap of gaps.slice(0, MOST_GAPS)) lines.push(`NOT CHECKED: ${escapeText(describeGap(gap))}`);
  if (gaps.length > MOST_GAPS) lines.push(`NOT CHECKED: ${gaps.length - MOST_GAPS} more files that could not be read`);
  if (packages.length === 0 && gaps.length === 0) lines.push('NOT CHECKED: no packages of a known kind were found');
  return `${lines.join('\n')}\n`;
}
