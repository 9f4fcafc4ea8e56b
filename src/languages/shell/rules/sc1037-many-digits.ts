import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1037',
  name: 'many-digits',
  title: 'a parameter above 9 without braces',
  severity: 'error',
  fixable: 'always',
  docs: {
    what: 'A `$10` or another positional parameter with several digits and no braces.',
    why: 'The shell reads one digit: `$10` is `$1` with a 0 behind it.',
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
        message: `the shell reads \`${node.text}\` and puts \`${digits}\` behind it`,
        help: `write ${text}`,
        fix: { title: 'Add braces', safety: 'unsafe', edits: [{ span, text }] },
      };
    }
  },
});
