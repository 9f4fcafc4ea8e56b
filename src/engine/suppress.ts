import type { FileConfig } from '../config/config.ts';
import { isoDay } from '../core/day.ts';
import type { LanguageId } from '../core/document.ts';
import type { Finding } from '../core/finding.ts';
import type { RuleMeta } from '../core/rule.ts';
import { names } from '../core/rule-names.ts';
import type { SourceFile } from '../core/text.ts';
import { Coverage } from './coverage.ts';
import { pragmaFindings } from './pragma-findings.ts';
import { activeOf, covers, type Pragmas, type Suppression } from './pragmas.ts';
import { placeOf, type RawFinding } from './raw-finding.ts';
import type { RuleRow } from './rule-row.ts';

/** A file with its ignores, and how they count. */
export interface Ignoring {
  readonly file: SourceFile;
  readonly language: LanguageId;
  readonly pragmas: Pragmas;
  readonly config: FileConfig;
  readonly today: Date;
  /** Every rule, needed only where an ignore of ours or hadolint's names some. */
  readonly table: readonly RuleRow[];
}

/** What remains of the findings of a file. */
export interface Kept {
  readonly found: readonly RawFinding[];
  /** What there is to report about the ignores themselves. */
  readonly remarks: readonly Finding[];
}

/** Removes what ignores silence, and doubles; reports ignores that are malformed or unused. */
export function suppress(raw: readonly RawFinding[], ignoring: Ignoring): Kept {
  const { file, pragmas, config, today } = ignoring;
  const day = isoDay(today);
  const coverage = new Coverage(activeOf(pragmas, config, day));
  const used = new Set<Suppression>();
  const found: RawFinding[] = [];
  const seen = new Seen();
  for (const one of raw) {
    const { finding, at, rule } = one;
    const locked = config.neverIgnore.some((code) => covers({ codes: [code], at, covers: at, own: true }, rule));
    const by = locked ? undefined : coverage.at(at.start, rule);
    if (by) used.add(by);
    else if ((locked || !isListed(config, rule, file.path, finding.path, day)) && !seen.has(one))
      found.push(placedIn(file, one));
  }
  return { found, remarks: config.allowInlineIgnores ? pragmaFindings(ignoring, used, day) : [] };
}

/** A cross-file finding with the file that it is about. */
function placedIn(file: SourceFile, one: RawFinding): RawFinding {
  const { finding } = one;
  if (finding.file === file.path) return one;
  const related = finding.related.map((other) => ({ ...other, file: other.file || file.path }));
  return { ...one, finding: { ...finding, ...placeOf(file), related } };
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
