import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1100',
  name: 'long-dash',
  title: 'dash character instead of a hyphen in a flag',
  severity: 'error',
  recommended: 'warning',
  fixable: 'sometimes',
  docs: {
    what: 'A flag or test operator that starts with `–` or `—` instead of `-`.',
    why: 'Word processors insert these dashes. The program treats the word as a plain argument, so the flag has no effect.',
    instead: 'Write `-`.',
  },
  examples: {
    bad: [
      { code: 'apt-get install –y curl\n', line: 1, fixed: 'apt-get install -y curl\n' },
      { code: '[ "$n" –eq 1 ] && make\n', line: 1, fixed: '[ "$n" -eq 1 ] && make\n' },
    ],
    good: [{ code: 'apt-get install -y curl\n' }, { code: "echo 'a – b'\n" }],
  },
  needs: ['beyond-ascii'],

  *check(doc, facts) {
    if (!/[\u2010-\u2015\u2212]/.test(doc.text)) return;
    for (const { name, args } of doc.commands) {
      // ShellCheck knows the operators of tests alone.
      if (facts.profile === 'hadolint' && name !== '[' && name !== 'test') continue;
      for (const { text, span, node } of args) {
        if (!/^[\u2010-\u2015\u2212][A-Za-z]/.test(text) || doc.tree.isDecoded(node)) continue;
        const at = { start: span.start, end: span.start + 1 };
        yield {
          at,
          message: `\`${text.slice(0, 20)}\` starts with a typographic dash, so it is not a flag`,
          help: 'replace the dash with a hyphen: -',
          fix: { title: 'Replace the dash with a hyphen', safety: 'unsafe', edits: [{ span: at, text: '-' }] },
        };
      }
    }
  },
});
