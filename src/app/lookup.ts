import { type PlimsollError, UsageError } from '../core/errors.ts';
import { PROFILES, type ProfileName } from '../core/rule.ts';
import { listHint, nearestRule } from '../core/rule-hints.ts';
import { idOf, names, retirementHint } from '../core/rule-names.ts';
import type { RuleRow } from '../engine/rule-row.ts';
import { ruleTable } from '../engine/rule-table.gen.ts';

/** How many of several rules an error lists. */
const SHOWN = 12;

/** The one rule that a word names by id, name or alias, or that alone has it in its name or title. */
export function ruleNamed(word: string): RuleRow {
  const upper = idOf(word);
  const row =
    ruleTable.find((one) => one.id === upper) ??
    ruleTable.find((one) => one.name === word.toLowerCase()) ??
    ruleTable.find((one) => one.aliases.some((alias) => alias.toUpperCase() === upper));
  if (row) return row;
  const meant = ruleTable.filter((one) => names(word, one));
  const found = meant.length > 0 ? meant : search(word);
  const [only, ...others] = found;
  if (!only) throw unknownRule(word, false);
  if (others.length === 0) return only;
  throw new UsageError(
    `${JSON.stringify(word)} means ${found.length} rules: ${found.slice(0, SHOWN).map(shortly).join(', ')}${found.length > SHOWN ? ', …' : ''}`,
    {
      hint:
        meant.length > 0 ? `plimsoll rules ${word} lists them` : `name one of them, e.g. plimsoll explain ${only.id}`,
    },
  );
}

function shortly({ id, name }: RuleRow): string {
  return `${id} ${name}`;
}

/** Rules whose name or title holds a word, those with it in the name first. */
function search(word: string): readonly RuleRow[] {
  const wanted = word.toLowerCase();
  if (!/[a-z]{3}/.test(wanted)) return [];
  const named = ruleTable.filter(({ name }) => `-${name}-`.includes(`-${wanted}-`));
  const titled = ruleTable.filter(
    (row) =>
      !named.includes(row) &&
      row.title
        .toLowerCase()
        .split(/[^\w]+/)
        .includes(wanted),
  );
  return [...named, ...titled];
}

/** The error for a word that names no rule, with the nearest one. */
function unknownRule(word: string, selector: boolean): PlimsollError {
  const near = nearestRule(word, ruleTable, selector ? [...PROFILES, 'ALL'] : []);
  const hint = retirementHint(word) ?? (near ? `did you mean ${near}?` : listHint(word, ruleTable));
  return new UsageError(`unknown ${selector ? 'rule or selector' : 'rule'} ${JSON.stringify(word)}`, { hint });
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
