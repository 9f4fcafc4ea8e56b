import { bareVariablesOf, quoteFix } from '../analysis/expansions.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2223',
  name: 'unquoted-default',
  title: 'unquoted default assignment',
  severity: 'info',
  fixable: 'sometimes',
  docs: {
    what: '`: ${x:=value}` to set a default without double quotes.',
    why: 'The default is set, but the value is then needlessly split and its globs are expanded, which can read entire directories.',
    instead: 'Write `: "${x:=value}"`.',
  },
  examples: {
    bad: [
      { code: ': ${port:=80}\n', line: 1, fixed: ': "${port:=80}"\n' },
      { code: ': ${dir=/srv}\n', line: 1, fixed: ': "${dir=/srv}"\n' },
    ],
    good: [{ code: ': "${port:=80}"\n' }, { code: 'echo "${port:=80}"\n' }],
  },
  needs: ['Default'],

  *check(doc, { profile }) {
    for (const { node, span, setsDefault } of bareVariablesOf(doc, profile === 'hadolint')) {
      if (!setsDefault) continue;
      yield {
        at: span,
        message: `the value of \`${node.text}\` is split and its globs are expanded after the default is set`,
        help: `quote it: : "${node.text}"`,
        ...quoteFix(doc, node),
      };
    }
  },
});
