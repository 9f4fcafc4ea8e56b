import type { Severity } from '../../core/finding.ts';
import type { Fix, Rule, RuleMeta } from '../../core/rule.ts';
import type { Span } from '../../core/text.ts';
import { runningShell } from './dialect.ts';
import type { Dialect, ShellDocument } from './document.ts';
import { defineShellcheckRule } from './shellcheck-rule.ts';

interface Place {
  readonly at: Span;
  /** Replaces the rule's `feature` in the message. */
  readonly feature?: string;
  readonly help?: string;
  readonly fix?: Fix;
}

interface PortabilityRule {
  readonly id: string;
  readonly name: string;
  /** What is not POSIX, as the subject of a sentence: "`[[ ]]`". */
  readonly feature: string;
  readonly why: string;
  readonly instead: string;
  /** Why its safe fix is one. */
  readonly safe?: string;
  readonly help: string;
  /** Dialects other than bash and ksh that have it. */
  readonly knownIn?: readonly Dialect[];
  /** Severity in `recommended` for `sh`; what widely works is `info`. */
  readonly recommended?: Severity | 'off';
  readonly fixable?: RuleMeta['fixable'];
  readonly examples: RuleMeta['examples'];
  readonly needs: readonly string[];
  /** `dialect` is that of the shell that runs the script, which may be known better than from the script. */
  find(doc: ShellDocument, dialect: Dialect): Iterable<Place>;
}

const SHELLS: Partial<Readonly<Record<Dialect, string>>> = {
  sh: 'POSIX sh',
  dash: 'dash',
  busybox: 'BusyBox ash',
};

/** A rule for syntax that POSIX sh does not have. Silent in bash and ksh. */
export function definePortabilityRule(rule: PortabilityRule): Rule<ShellDocument> {
  return defineShellcheckRule({
    id: rule.id,
    name: rule.name,
    title: `${rule.feature.replace(/^the |`/g, '')} in an sh script`,
    severity: 'warning',
    recommended: rule.recommended ?? 'warning',
    fixable: rule.fixable ?? 'never',
    docs: {
      what: `A script for \`sh\`, \`dash\` or BusyBox uses ${rule.feature}, which POSIX sh does not support.`,
      why: rule.why,
      instead: rule.instead,
      ...(rule.safe !== undefined && { safe: rule.safe }),
    },
    examples: rule.examples,
    needs: rule.needs,

    check(doc, facts) {
      const dialect = runningShell(doc, facts);
      const shell = SHELLS[dialect];
      if (!shell || rule.knownIn?.includes(dialect)) return [];
      return Array.from(rule.find(doc, dialect), ({ at, feature = rule.feature, help = rule.help, fix }) => {
        return {
          at,
          message: `this script runs in ${shell}, which does not support ${feature}`,
          help,
          ...(fix && { fix }),
        };
      });
    },
  });
}
