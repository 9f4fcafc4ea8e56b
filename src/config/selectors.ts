import type { Severity } from '../core/finding.ts';
import { PROFILES } from '../core/rule.ts';
import { listHint, nearestRule } from '../core/rule-hints.ts';
import { names, retirementHint } from '../core/rule-names.ts';
import { ruleTable } from '../engine/rule-table.gen.ts';

/** ShellCheck codes that we do not have may be named: ShellCheck itself can be asked, and lists made for it can stay. */
const SHELLCHECK = /^SC[1-3]\d{3}$/i;

/** What may be quoted in a message; anything else may be a secret. */
const LIKE_A_SELECTOR = /^[a-z][a-z0-9]{0,11}(?:[-_][a-z0-9]{1,12}){0,7}$/i;

/** What is wrong with a selector: undefined when it selects something. */
export function selectorProblem(word: string): string | undefined {
  if (word === 'ALL' || PROFILES.some((name) => name === word) || SHELLCHECK.test(word)) return undefined;
  return ruleProblem(word, [...PROFILES, 'ALL']);
}

/** The same for a list of what to leave out: a ShellCheck code of which we have no rule does no harm there. */
export function ignoreProblem(word: string): string | undefined {
  return selectorProblem(word);
}

/** Whether a word names a rule of ours. */
export function isOwnRule(word: string): boolean {
  return ruleTable.some((row) => names(word, row));
}

/** What is wrong with a word that names rules by id, name, alias or prefix. */
function ruleProblem(word: string, also: readonly string[]): string | undefined {
  if (isOwnRule(word)) return undefined;
  const near = nearestRule(word, ruleTable, also);
  const hint = retirementHint(word) ?? (near ? `did you mean \`${near}\`?` : listHint(word, ruleTable));
  return `unknown rule${LIKE_A_SELECTOR.test(word) ? ` \`${word}\`` : ''}; ${hint}`;
}

/**
 * Severities of those rules alone that the selectors name: a severity switches its rule on, which must not add to an
 * exact list of rules. Where a profile is selected, severities may add to it, as in hadolint.
 */
export function severityWithin(
  selectors: readonly string[],
  severity: Readonly<Record<string, Severity>>,
): Readonly<Record<string, Severity>> {
  if (selectors.some((word) => word === 'ALL' || PROFILES.some((name) => name === word))) return severity;
  const ids = ruleTable.filter((row) => selectors.some((word) => names(word, row)));
  return Object.fromEntries(
    Object.entries(severity).flatMap(([word, level]) =>
      ids.filter((row) => names(word, row)).map(({ id }) => [id, level] as const),
    ),
  );
}
