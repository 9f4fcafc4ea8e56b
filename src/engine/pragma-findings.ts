import type { FileConfig } from '../config/config.ts';
import type { Finding } from '../core/finding.ts';
import { onceFor } from '../core/once.ts';
import type { Report, RuleMeta } from '../core/rule.ts';
import { listHint, nearestRule } from '../core/rule-hints.ts';
import { NameIndex, retirementHint, SelectorSet } from '../core/rule-names.ts';
import { LineIndex } from '../core/text.ts';
import type { Suppression } from './pragmas.ts';
import { placeOf, toRaw } from './raw-finding.ts';
import type { RuleRow } from './rule-row.ts';
import unusedIgnore from './rules/plm001-unused-ignore.ts';
import malformedIgnore from './rules/plm002-malformed-ignore.ts';
import { profileOf, selectRules } from './select.ts';
import type { Ignoring } from './suppress.ts';

/** A search among all names takes its time, and no file of a person has more unknown ones. */
const MANY = 100;
const NO_RULE = 'put `--` before the reason';
/** Codes that a message lists. */
const LISTED = 20;
/** ShellCheck has codes that are not implemented here; to ignore them does no harm. */
const FOREIGN = /^(?:\*|SC\d{4})$/i;

/**
 * What there is to report about the ignores of a file.
 * @param used those that have silenced something
 * @param day `YYYY-MM-DD`
 */
export function pragmaFindings(ignoring: Ignoring, used: ReadonlySet<Suppression>, day: string): readonly Finding[] {
  const { file, language, pragmas, config, table } = ignoring;
  const lines = new LineIndex(file.text);
  const report = (meta: RuleMeta, one: Report): Finding[] =>
    selectRules([meta], config).map((selected) => ({
      ...toRaw(one, selected, undefined, language, lines, config).finding,
      ...placeOf(file),
    }));
  const malformed = pragmas.malformed.flatMap(({ at, reason }) =>
    report(malformedIgnore, { at, message: `this comment has no effect: ${reason}` }),
  );
  const codes = new Codes(table, config);
  const others = pragmas.suppressions.flatMap((one) => {
    if (!one.own) return [];
    const unknown = one.codes.filter((code) => !codes.isKnown(code));
    if (unknown.length > 0) return unknownCodes(one, unknown, codes).flatMap((slip) => report(malformedIgnore, slip));
    const isUnused = !used.has(one) && !one.unsure && codes.mayCount(one);
    return isUnused ? report(unusedIgnore, unused(one, day)) : [];
  });
  return [...malformed, ...others];
}

/** An unknown code is mostly one of another version or tool, so it blocks nothing. */
function unknownCodes({ at }: Suppression, unknown: readonly string[], codes: Codes): Report[] {
  const left = unknown.length - MANY;
  return unknown.slice(0, MANY).map((code, index) => ({
    at,
    severity: 'info',
    message:
      index === 0 && left > 0
        ? `unknown rule \`${code}\`, and ${unknown.length - 1} more unknown codes in this ignore`
        : `unknown rule \`${code}\``,
    help: codes.helpOn(code),
  }));
}

function unused({ at, codes, until }: Suppression, day: string): Report {
  const listed = codes.slice(0, LISTED).join(', ');
  const all = codes.length > LISTED ? `${listed} and ${codes.length - LISTED} more` : listed;
  return {
    at,
    message:
      until !== undefined && day > until ? `this ignore of ${all} expired on ${until}` : `unused ignore of ${all}`,
    help: 'remove the comment or annotation',
  };
}

const indexOf = onceFor((table: readonly RuleRow[]) => new NameIndex(table));

/** What is known of the codes that ignores name. */
class Codes {
  private readonly table: readonly RuleRow[];
  private readonly config: FileConfig;
  private readonly known = new Map<string, boolean>();
  private readonly helps = new Map<string, string>();
  private readonly awake = new Map<string, boolean>();

  constructor(table: readonly RuleRow[], config: FileConfig) {
    this.table = table;
    this.config = config;
  }

  isKnown(code: string): boolean {
    const known =
      this.known.get(code) ?? (FOREIGN.test(code) || profileOf(code) !== undefined || indexOf(this.table).has(code));
    this.known.set(code, known);
    return known;
  }

  helpOn(code: string): string {
    const help = this.helps.get(code) ?? (this.helps.size < MANY ? helpOn(code, this.table) : NO_RULE);
    this.helps.set(code, help);
    return help;
  }

  /** Whether a rule that an ignore names is switched on, so that it could have silenced something. */
  mayCount({ codes }: Suppression): boolean {
    const key = codes.join();
    const known = this.awake.get(key) ?? this.isAwake(codes);
    this.awake.set(key, known);
    return known;
  }

  private isAwake(codes: readonly string[]): boolean {
    if (codes.some((code) => FOREIGN.test(code))) return true;
    const selectors = new SelectorSet(codes);
    return (
      selectRules(
        this.table.filter((row) => selectors.names(row)),
        this.config,
      ).length > 0
    );
  }
}

function helpOn(code: string, table: readonly RuleRow[]): string {
  const retired = retirementHint(code);
  if (retired) return retired;
  const near = nearestRule(code, table);
  if (near) return `did you mean ${near}?`;
  return /\d$/.test(code) ? listHint(code, table) : NO_RULE;
}
