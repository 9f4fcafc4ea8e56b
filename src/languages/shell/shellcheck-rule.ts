import type { Severity } from '../../core/finding.ts';
import { defineRule, type Rule, type RuleMeta } from '../../core/rule.ts';
import type { ShellDocument } from './document.ts';

type Kept = Pick<RuleMeta, 'id' | 'name' | 'title' | 'docs' | 'examples'> & Pick<Rule<ShellDocument>, 'check'>;

interface ShellcheckRule extends Kept {
  /** ShellCheck's own, which hadolint shows. */
  readonly severity: Severity;
  /** Severity in `recommended`, where it is not ShellCheck's; `off` keeps it out. */
  readonly recommended?: Severity | 'off';
  readonly fixable?: RuleMeta['fixable'];
  readonly aliases?: readonly string[];
}

/** A rule with a ShellCheck code. */
export function defineShellcheckRule(rule: ShellcheckRule): Rule<ShellDocument> {
  const { recommended = rule.severity, fixable = 'never', aliases = [], ...kept } = rule;
  return defineRule<ShellDocument>({
    ...kept,
    fixable,
    aliases,
    profiles: recommended === 'off' ? { hadolint: rule.severity } : { recommended, hadolint: rule.severity },
    since: '0.1.0',
    references: [`https://www.shellcheck.net/wiki/${rule.id}`],
  });
}
