import type { FileConfig } from '../config/config.ts';
import type { Severity } from '../core/finding.ts';
import { PROFILES, type ProfileName, type RuleMeta } from '../core/rule.ts';
import { names } from '../core/rule-names.ts';

/** What selecting asks of a rule. */
export type Selectable = Pick<RuleMeta, 'id' | 'name' | 'aliases' | 'severity' | 'profiles'>;

/** A rule that is switched on, with the severity and the profile under which it runs. */
export interface Selected<R extends Selectable = RuleMeta> {
  readonly rule: R;
  readonly severity: Severity;
  readonly profile: ProfileName;
  /** The configuration sets the severity: a report's own no longer counts. */
  readonly pinned: boolean;
}

/** The profile that a selector names, if it is one. */
export function profileOf(selector: string): ProfileName | undefined {
  return PROFILES.find((profile) => profile === selector);
}

/**
 * Says of a rule whether a configuration switches it on, and how. Later selectors decide severity and profile, `ignore`
 * wins over all of them, `severity` over both.
 */
export function selectorOf(config: FileConfig): <R extends Selectable>(rule: R) => Selected<R> | undefined {
  const selectors = [...config.select, ...config.extendSelect];
  const strictest =
    selectors
      .map(profileOf)
      .filter((profile) => profile !== undefined)
      .at(-1) ?? 'recommended';
  const overrides = Object.entries(config.severity);
  return (rule) => {
    let severity: Severity | undefined;
    let profile: ProfileName = strictest;
    for (const selector of selectors) {
      const named = profileOf(selector);
      if (named) {
        const own = rule.profiles[named];
        if (!own) continue;
        severity = own;
        profile = named;
      } else if (selector === 'ALL' || names(selector, rule)) {
        severity = rule.profiles[strictest] ?? rule.severity;
      }
    }
    const override = overrides.findLast(([selector]) => names(selector, rule));
    // As in hadolint, giving a rule a severity also switches it on.
    if (override) severity = override[1];
    if (!severity || config.ignore.some((selector) => isSelectorFor(selector, rule))) return undefined;
    return { rule, severity, profile, pinned: override !== undefined || profile !== 'recommended' };
  };
}

/** The rules that a configuration switches on. */
export function selectRules<R extends Selectable>(rules: readonly R[], config: FileConfig): Selected<R>[] {
  const select = selectorOf(config);
  return rules.flatMap((rule) => select(rule) ?? []);
}

function isSelectorFor(selector: string, rule: Selectable): boolean {
  const profile = profileOf(selector);
  return profile ? rule.profiles[profile] !== undefined : selector === 'ALL' || names(selector, rule);
}
