import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1086',
  name: 'dollar-loop-variable',
  title: 'dollar sign before a loop variable',
  severity: 'error',
  fixable: 'always',
  docs: {
    what: 'A loop that starts with `for $x in …`.',
    why: 'The shell expects a variable name and stops with "not a valid identifier".',
    instead: 'Write `for x in …`.',
  },
  examples: {
    bad: [
      { code: 'for $x in a b; do echo "$x"; done\n', line: 1, fixed: 'for x in a b; do echo "$x"; done\n' },
      { code: 'for $file in *; do cat "$file"; done\n', line: 1, fixed: 'for file in *; do cat "$file"; done\n' },
    ],
    good: [{ code: 'for x in a b; do echo "$x"; done\n' }, { code: 'for x in $list; do echo "$x"; done\n' }],
  },
  needs: ['For'],

  *check(doc) {
    for (const { name } of doc.tree.ofType('For')) {
      if (!name.text.startsWith('$') || doc.tree.isDecoded(name)) continue;
      const span = { start: name.pos, end: name.pos + 1 };
      yield {
        at: span,
        message: '`for` expects a variable name without the dollar sign',
        help: `remove the dollar sign: for ${name.text.slice(1)} in …`,
        fix: { title: 'Remove the dollar sign', safety: 'unsafe', edits: [{ span, text: '' }] },
      };
    }
  },
});
