import type { Severity } from '../../core/finding.ts';
import type { Rule, RuleMeta } from '../../core/rule.ts';
import { faultOf, stopsParser } from './analysis/faults.ts';
import type { ShellDocument } from './document.ts';
import { defineShellcheckRule } from './shellcheck-rule.ts';

interface SyntaxRule extends Pick<RuleMeta, 'id' | 'name' | 'title' | 'examples'> {
  readonly severity?: Severity;
  readonly aliases?: readonly string[];
  /** In the profile `hadolint` it is also reported next to a more exact code, as ShellCheck does. */
  readonly companion?: boolean;
  readonly what: string;
  readonly instead: string;
}

/** A rule for one kind of syntax error; a script has at most one, the first. */
export function defineSyntaxRule({
  what,
  instead,
  companion,
  severity = 'error',
  ...rule
}: SyntaxRule): Rule<ShellDocument> {
  return defineShellcheckRule({
    ...rule,
    severity,
    syntax: true,
    docs: {
      what,
      why: 'The shell parses the entire construct before running it, so it stops with a syntax error and the build fails.',
      instead,
      exceptions:
        'Files with template markers and ksh scripts are not checked. Only the first error in a script is reported.',
    },
    needs: ['broken'],

    *check(doc, { profile }) {
      const fault = faultOf(doc);
      const isNextTo = companion && profile === 'hadolint' && fault !== undefined && stopsParser(fault);
      if (fault && (fault.code === rule.id || isNextTo))
        yield { at: fault.at, message: fault.message, help: fault.help };
    },
  });
}
