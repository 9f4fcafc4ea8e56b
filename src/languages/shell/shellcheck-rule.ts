import type { Severity } from '../../core/finding.ts';
import { defineRule, type Facts, type Report, type Rule, type RuleMeta } from '../../core/rule.ts';
import { faultOf } from './analysis/faults.ts';
import type { ScriptOrigin, ShellDocument } from './document.ts';

const SEEN_BY_HADOLINT: ReadonlySet<ScriptOrigin> = new Set(['run', 'heredoc', 'file']);

type Kept = Pick<RuleMeta, 'id' | 'name' | 'title' | 'standsFor' | 'docs' | 'examples'> &
  Pick<Rule<ShellDocument>, 'check' | 'needs'>;

interface ShellcheckRule extends Kept {
  /** ShellCheck's own, which hadolint shows. */
  readonly severity: Severity;
  /** Severity in `recommended`, where it is not ShellCheck's; `off` keeps it out. */
  readonly recommended?: Severity | 'off';
  readonly fixable?: RuleMeta['fixable'];
  readonly aliases?: readonly string[];
  /** It names the place where a script stops being shell. */
  readonly syntax?: boolean;
}

/** A rule with a ShellCheck code. */
export function defineShellcheckRule(rule: ShellcheckRule): Rule<ShellDocument> {
  const { recommended = rule.severity, fixable = 'never', aliases = [], check, syntax, ...kept } = rule;
  return defineRule<ShellDocument>({
    ...kept,
    fixable,
    aliases,
    profiles: recommended === 'off' ? { hadolint: rule.severity } : { recommended, hadolint: rule.severity },
    since: '0.1.0',
    references: [`https://www.shellcheck.net/wiki/${rule.id}`],
    check: (doc, facts) => {
      // hadolint hands only RUN to ShellCheck.
      if (facts.profile === 'hadolint' && !SEEN_BY_HADOLINT.has(doc.origin)) return [];
      const reports = syntax || rule.id.startsWith('SC1') ? check(doc, facts) : beforeFault(check, doc, facts);
      return doc.substituted.length === 0 ? reports : ownReports(reports, doc);
    },
  });
}

/** If a script does not parse, only what precedes the error was understood; ShellCheck then reports nothing. */
function beforeFault(check: ShellcheckRule['check'], doc: ShellDocument, facts: Facts): Iterable<Report> {
  const broken = doc.tree.faults.length > 0;
  const fault = faultOf(doc);
  if (!broken && !fault) return check(doc, facts);
  if (broken && (doc.template || facts.profile === 'hadolint')) return [];
  return [...check(doc, facts)].filter((report) => !fault || report.at.start < fault.at.start);
}

/** Text inside a value that another shell inserts does not belong to this shell. */
function ownReports(reports: Iterable<Report>, { substituted, template, text }: ShellDocument): Iterable<Report> {
  const own = [...reports].filter(
    ({ at }) => !substituted.some(({ start, end }) => start <= at.start && at.end <= end),
  );
  if (!template) return own;
  // What a template fills in may be anything, also a part of what is reported.
  const filledIn = substituted.map(({ start, end }) => text.slice(start, end));
  return own.filter(
    ({ at, message, help = '' }) =>
      !substituted.some(({ start, end }) => start < at.end && at.start < end) &&
      !filledIn.some((word) => message.includes(word) || help.includes(word)),
  );
}
