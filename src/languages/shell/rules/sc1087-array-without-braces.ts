import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1087',
  name: 'array-without-braces',
  title: 'array reference without braces',
  severity: 'error',
  recommended: 'info',
  docs: {
    what: 'A `$name[…]` without braces.',
    why: 'The shell expands `$name` and treats the brackets as text or a glob, not as an array index.',
    instead: 'Write `${name[1]}` for an array element, `${name}[…]` for literal brackets.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\necho "$list[1]"\n', line: 2 },
      { code: 'pip install "$package[extra]"\n', line: 1 },
    ],
    good: [{ code: '#!/bin/bash\necho "${list[1]}"\n' }, { code: 'pip install "${package}[extra]"\n' }],
  },
  needs: ['['],

  *check(doc) {
    for (const node of doc.tree.ofType('SimpleExpansion')) {
      if (!/^\$[A-Za-z_]/.test(node.text) || doc.tree.isDecoded(node) || doc.text[node.end] !== '[') continue;
      yield {
        at: doc.tree.spanOf(node),
        message: `the bracket after \`${node.text}\` is literal text, not an index`,
        help: `add braces: \${${node.text.slice(1)}[…]} for an element, \${${node.text.slice(1)}}[…] for text`,
      };
    }
  },
});
