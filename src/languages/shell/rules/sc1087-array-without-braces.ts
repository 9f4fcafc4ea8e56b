import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1087',
  name: 'array-without-braces',
  title: 'a variable that touches a bracket',
  severity: 'error',
  recommended: 'info',
  docs: {
    what: 'A `$name[…]` without braces.',
    why: 'The shell reads `$name` and takes the brackets as text, or as a glob: it is no element of an array.',
    instead: 'Write `${name[1]}` for an element, `${name}[…]` for text.',
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
        message: `the bracket after \`${node.text}\` is text, not an index`,
        help: `write \${${node.text.slice(1)}[…]} for an element, \${${node.text.slice(1)}}[…] for text`,
      };
    }
  },
});
