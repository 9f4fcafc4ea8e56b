import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2163',
  name: 'export-of-value',
  title: 'export of a value instead of a name',
  severity: 'warning',
  fixable: 'sometimes',
  docs: {
    what: '`export $x` or `export "${x}"`.',
    why: 'It exports the variable named by the value of `x`, not `x` itself.',
    instead: 'Write `export x`.',
  },
  examples: {
    bad: [
      { code: 'x=1; export $x\n', line: 1, fixed: 'x=1; export x\n' },
      { code: 'export "${PATH}"\n', line: 1, fixed: 'export PATH\n' },
    ],
    good: [{ code: 'x=1; export x\n' }, { code: 'export "${name:?}"\n' }],
  },
  needs: ['command:export'],

  *check(doc, { profile }) {
    for (const { name, args } of commandsNamed(doc, 'export')) {
      if (name !== 'export') continue;
      for (const { text, span, node } of args) {
        const match = /^"?\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))"?$/.exec(text);
        // A function that exports what its caller names means it.
        const named = profile === 'hadolint' ? /^"?\$\{?([@1-9])\}?"?$/.exec(text)?.[1] : undefined;
        const variable = match?.[1] ?? match?.[2] ?? named;
        if (variable === undefined || doc.tree.isDecoded(node)) continue;
        yield {
          at: span,
          message: `this exports the variable named by the value of \`${variable}\``,
          help: named === undefined ? `export the name: export ${variable}` : 'export the name: export name',
          ...(named === undefined && {
            fix: { title: 'Export the name', safety: 'unsafe', edits: [{ span, text: variable }] },
          }),
        };
      }
    }
  },
});
