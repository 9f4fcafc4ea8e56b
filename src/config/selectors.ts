import type { Severity } from '../core/finding.ts';
import { PROFILES } from '../core/rule.ts';
import { nearest } from '../core/suggest.ts';
import { ruleTable } from '../engine/rule-table.gen.ts';

/** ShellCheck codes that we do not have may be named: ShellCheck itself can be asked, and lists made for it can stay. */
const SHELLCHECK = /^SC[1-3]\d{3}$/i;

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
  return ruleTable.some((row) => isNamed(word, row));
}

/** What is wrong with a word that names rules by id, name, alias or prefix. */
function ruleProblem(word: string, also: readonly string[]): string | undefined {
  const upper = word.toUpperCase();
  for (const { id, name, aliases } of ruleTable) {
    if (name === word || aliases.some((alias) => alias.toUpperCase() === upper)) return undefined;
    if (id.startsWith(upper) && upper !== '') return undefined;
  }
  const near = nearest(word, [...ruleTable.flatMap(({ id, name, aliases }) => [id, name, ...aliases]), ...also]);
  return `\`${word}\` is no rule; ${near ? `did you mean \`${near}\`?` : 'plimsoll rules lists them'}`;
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
  const ids = ruleTable.filter((row) => selectors.some((word) => isNamed(word, row)));
  return Object.fromEntries(
    Object.entries(severity).flatMap(([word, level]) =>
      ids.filter((row) => isNamed(word, row)).map(({ id }) => [id, level] as const),
    ),
  );
}

function isNamed(word: string, { id, name, aliases }: (typeof ruleTable)[number]): boolean {
  const upper = word.toUpperCase();
  return id.startsWith(upper) || name === word || aliases.some((alias) => alias.toUpperCase() === upper);
}
