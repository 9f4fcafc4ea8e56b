import { type PlimsollError, UsageError } from '../core/errors.ts';
import { PROFILES, type ProfileName } from '../core/rule.ts';
import { idOf, names, retirementHint } from '../core/rule-names.ts';
import { nearest } from '../core/suggest.ts';
import type { RuleRow } from '../engine/rule-row.ts';
import { ruleTable } from '../engine/rule-table.gen.ts';

/** The one rule that a word names by id, name or alias. */
export function ruleNamed(word: string): RuleRow {
  const upper = idOf(word);
  const row =
    ruleTable.find((one) => one.id === upper) ??
    ruleTable.find((one) => one.name === word.toLowerCase()) ??
    ruleTable.find((one) => one.aliases.some((alias) => alias.toUpperCase() === upper));
  if (row) return row;
  const [only, ...others] = ruleTable.filter((one) => names(word, one));
  if (!only) throw unknownRule(word, false);
  if (others.length === 0) return only;
  const hint = `plimsoll rules ${word} lists them`;
  throw new UsageError(`${JSON.stringify(word)} means ${others.length + 1} rules`, { hint });
}

/** The error for a word that names no rule, with the nearest one. */
function unknownRule(word: string, selector: boolean): PlimsollError {
  const candidates = ruleTable.flatMap(({ id, name, aliases }) => [id, name, ...aliases]);
  const near = nearest(word, selector ? [...candidates, ...PROFILES, 'ALL'] : candidates);
  const what = selector ? 'selects no rule' : 'is no rule';
  const hint = retirementHint(word) ?? (near ? `did you mean ${near}?` : 'plimsoll rules lists them');
  return new UsageError(`${JSON.stringify(word)} ${what}`, { hint });
}

/** The rules that a selector means: id, name, alias, prefix, profile or `ALL`. */
export function rulesSelected(selector: string): readonly RuleRow[] {
  if (selector === 'ALL') return ruleTable;
  const profile: ProfileName | undefined = PROFILES.find((name) => name === selector);
  if (profile) return ruleTable.filter((row) => row.profiles[profile] !== undefined);
  const found = ruleTable.filter((row) => names(selector, row));
  if (found.length === 0) throw unknownRule(selector, true);
  return found;
}
