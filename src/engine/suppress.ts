import type { FileConfig } from '../config/config.ts';
import { isoDay } from '../core/day.ts';
import type { LanguageId } from '../core/document.ts';
import type { Finding } from '../core/finding.ts';
import { onceFor } from '../core/once.ts';
import type { Report, RuleMeta } from '../core/rule.ts';
import { NameIndex, names, retirementHint } from '../core/rule-names.ts';
import { nearest } from '../core/suggest.ts';
import { LineIndex, type SourceFile } from '../core/text.ts';
import { Coverage } from './coverage.ts';
import { activeOf, covers, type Pragmas, type Suppression } from './pragmas.ts';
import { type RawFinding, toRaw } from './raw-finding.ts';
import type { RuleRow } from './rule-row.ts';
import unusedIgnore from './rules/plm001-unused-ignore.ts';
import malformedIgnore from './rules/plm002-malformed-ignore.ts';
import { profileOf, selectRules } from './select.ts';

/**
 * Takes out what pragmas silence, reports pragmas that are wrong or unused, and drops doubles.
 * @param table every rule, asked only where a pragma of ours or hadolint's stands
 */
export function suppress(
  raw: readonly RawFinding[],
  pragmas: Pragmas,
  file: SourceFile,
  language: LanguageId,
  config: FileConfig,
  today: Date,
  table: readonly RuleRow[],
): Finding[] {
  const place = { file: file.path, ...(file.pathBytes && { fileBytes: file.pathBytes }) };
  const day = isoDay(today);
  const coverage = new Coverage(activeOf(pragmas, config, day));
  const used = new Set<object>();
  const kept: Finding[] = [];
  const seen = new Seen();
  for (const one of raw) {
    const { finding, at, rule } = one;
    const locked = config.neverIgnore.some((code) => covers({ codes: [code], at, covers: at, own: true }, rule));
    const by = locked ? undefined : coverage.at(at.start, rule);
    if (by) {
      used.add(by);
      continue;
    }
    if (!locked && isListed(config, rule, file.path, finding.path, day)) continue;
    if (seen.has(one)) continue;
    if (finding.file === file.path) kept.push(finding);
    else {
      const related = finding.related.map((other) => ({ ...other, file: other.file || file.path }));
      kept.push({ ...finding, ...place, related });
    }
  }
  if (!config.allowInlineIgnores) return kept;
  const lines = new LineIndex(file.text);
  const own = (meta: RuleMeta, report: Report): void => {
    for (const selected of selectRules([meta], config)) {
      kept.push({ ...toRaw(report, selected, undefined, language, lines, config).finding, ...place });
    }
  };
  for (const { at, reason } of pragmas.malformed)
    own(malformedIgnore, { at, message: `this comment has no effect: ${reason}` });
  const asked = new Map<string, boolean>();
  const isUnknown = (code: string): boolean => {
    const known = asked.get(code) ?? isKnown(code, table);
    asked.set(code, known);
    return !known;
  };
  const helps = new Map<string, string>();
  const helpFor = (code: string): string => {
    const help = helps.get(code) ?? (helps.size < MANY ? helpOn(code, table) : NO_RULE);
    helps.set(code, help);
    return help;
  };
  const awake = new Map<string, boolean>();
  const mayCount = (one: Suppression): boolean => {
    const key = one.codes.join();
    const known = awake.get(key) ?? isAwake(one, table, config);
    awake.set(key, known);
    return known;
  };
  for (const one of pragmas.suppressions) {
    if (!one.own) continue;
    const unknown = one.codes.filter(isUnknown);
    // An unknown code is mostly one of another version or tool, so it stops nothing.
    for (const code of unknown)
      own(malformedIgnore, {
        at: one.at,
        severity: 'info',
        message: `no rule is called \`${code}\``,
        help: helpFor(code),
      });
    if (used.has(one) || one.unsure || unknown.length > 0 || !mayCount(one)) continue;
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

/** The findings so far, by rule and place. Two of one rule seldom begin at one place, so that few keys are made. */
class Seen {
  private readonly first = new Map<string, Map<number, RawFinding>>();
  private readonly others = new Set<string>();

  /** Whether the same was met before; it counts as met from now on. */
  has(one: RawFinding): boolean {
    const { at, finding, rule } = one;
    let places = this.first.get(rule.id);
    if (!places) {
      places = new Map();
      this.first.set(rule.id, places);
    }
    const met = places.get(at.start);
    if (!met) {
      places.set(at.start, one);
      return false;
    }
    if (met.at.end === at.end && met.finding.message === finding.message) return true;
    const key = `${rule.id}\0${at.start}\0${at.end}\0${finding.message}`;
    if (this.others.has(key)) return true;
    this.others.add(key);
    return false;
  }
}

/** Whether a file of another tool says that a finding is to be ignored. */
function isListed(config: FileConfig, rule: RuleMeta, file: string, path: string | null, day: string): boolean {
  return config.listedIgnores.some(
    ({ code, until, matches }) => (!until || day <= until) && names(code, rule) && matches(file, path),
  );
}

/** A search among all names takes its time, and no file of a person has more unknown ones. */
const MANY = 100;
const NO_RULE = 'put `--` before the reason';
/** ShellCheck has codes that are not implemented here; to ignore them does no harm. */
const FOREIGN = /^(?:\*|SC\d{4})$/i;

const indexOf = onceFor((table: readonly RuleRow[]) => new NameIndex(table));

function isKnown(code: string, table: readonly RuleRow[]): boolean {
  return FOREIGN.test(code) || profileOf(code) !== undefined || indexOf(table).has(code);
}

function helpOn(code: string, table: readonly RuleRow[]): string {
  return retirementHint(code) ?? nearestHint(code, table) ?? NO_RULE;
}

function nearestHint(code: string, table: readonly RuleRow[]): string | undefined {
  const near = nearest(
    code,
    table.flatMap(({ id, name }) => [id, name]),
  );
  return near && `did you mean ${near}?`;
}

/** Whether a rule that an ignore names is switched on, so that it could have silenced something. */
function isAwake({ codes }: Suppression, table: readonly RuleRow[], config: FileConfig): boolean {
  const named = table.filter((row) => codes.some((code) => code === '*' || names(code, row)));
  return codes.some((code) => FOREIGN.test(code)) || selectRules(named, config).length > 0;
}
