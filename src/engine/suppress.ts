import type { FileConfig } from '../config/config.ts';
import type { LanguageId } from '../core/document.ts';
import type { Finding } from '../core/finding.ts';
import type { Report, RuleMeta } from '../core/rule.ts';
import { LineIndex, type SourceFile } from '../core/text.ts';
import { activeOf, covers, type Pragmas } from './pragmas.ts';
import { type RawFinding, toRaw } from './raw-finding.ts';
import unusedIgnore from './rules/plm001-unused-ignore.ts';
import malformedIgnore from './rules/plm002-malformed-ignore.ts';
import { selectRules } from './select.ts';

/** Takes out what pragmas silence, reports pragmas that are wrong or unused, and drops doubles. */
export function suppress(
  raw: readonly RawFinding[],
  pragmas: Pragmas,
  file: SourceFile,
  language: LanguageId,
  config: FileConfig,
  today: Date,
): Finding[] {
  const place = { file: file.path, ...(file.pathBytes && { fileBytes: file.pathBytes }) };
  const day = today.toISOString().slice(0, 10);
  const active = activeOf(pragmas, config, day);
  const used = new Set<object>();
  const kept: Finding[] = [];
  const seen = new Set<string>();
  for (const { finding, at, rule } of raw) {
    const locked = config.neverIgnore.some((code) => covers({ codes: [code], at, covers: at, own: true }, rule));
    const by = locked
      ? undefined
      : active.find((one) => one.covers.start <= at.start && at.start <= one.covers.end && covers(one, rule));
    if (by) {
      used.add(by);
      continue;
    }
    const key = `${rule.id}\0${at.start}\0${at.end}\0${finding.message}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const related = finding.related.map((one) => ({ ...one, file: one.file || file.path }));
    kept.push({ ...finding, ...place, related });
  }
  if (!config.allowInlineIgnores) return kept;
  const lines = new LineIndex(file.text);
  const own = (meta: RuleMeta, report: Report): void => {
    for (const selected of selectRules([meta], config)) {
      kept.push({ ...toRaw(report, selected, undefined, language, lines, config).finding, ...place });
    }
  };
  for (const { at, reason } of pragmas.malformed)
    own(malformedIgnore, { at, message: `this ignore has no effect: ${reason}` });
  for (const one of pragmas.suppressions) {
    if (!one.own || used.has(one)) continue;
    const expired = one.until !== undefined && day > one.until;
    own(unusedIgnore, {
      at: one.at,
      message: expired
        ? `this ignore of ${one.codes.join(', ')} ended on ${one.until}`
        : `this ignore of ${one.codes.join(', ')} silences nothing`,
      help: 'remove it',
    });
  }
  return kept;
}
