import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1037',
  name: 'many-digits',
  title: 'positional parameter above 9 without braces',
  severity: 'error',
  fixable: 'always',
  docs: {
    what: '`$10` or another multi-digit positional parameter without braces.',
    why: 'The shell reads only one digit: `$10` is `$1` followed by a literal 0.',
    instead: 'Write `${10}`.',
  },
  examples: {
    bad: [
      { code: 'echo "$10"\n', line: 1, fixed: 'echo "${10}"\n' },
      { code: 'cp "$9" "$11"\n', line: 1, fixed: 'cp "$9" "${11}"\n' },
    ],
    good: [{ code: 'echo "${10}"\n' }, { code: 'echo "$1a"\n' }],
  },
  needs: ['SimpleExpansion'],

  *check(doc) {
    for (const node of doc.tree.ofType('SimpleExpansion')) {
      if (!/^\$\d$/.test(node.text) || doc.tree.isDecoded(node)) continue;
      const digits = /^\d+/.exec(doc.text.slice(node.end, node.end + 20))?.[0];
      if (digits === undefined) continue;
      const span = { start: node.pos, end: node.end + digits.length };
      const text = `\${${node.text.slice(1)}${digits}}`;
      yield {
        at: span,
        message: `the shell reads \`${node.text}\` followed by a literal \`${digits}\``,
        help: `add braces: ${text}`,
        fix: { title: 'Add braces', safety: 'unsafe', edits: [{ span, text }] },
      };
    }
  },
});
