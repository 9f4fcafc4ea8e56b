import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2324',
  name: 'append-to-number',
  title: '+= on a number',
  severity: 'warning',
  docs: {
    what: 'A `+=` that appends a number to a number.',
    why: 'Without `declare -i` it joins texts: 1 and 1 give 11.',
    instead: 'Write `x=$((x + 1))`.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\nx=1; x+=1\n', line: 2 },
      { code: '#!/bin/bash\nn+=10\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\nx=$((x + 1))\n' }, { code: '#!/bin/bash\nx+=a\n' }],
  },
  needs: ['append'],

  *check(doc) {
    if (doc.dialect !== 'bash' && doc.dialect !== 'ksh') return;
    if (
      doc.tree
        .ofType('Command')
        .some(
          ({ name, suffix }) =>
            /^(?:declare|typeset|local)$/.test(name?.text ?? '') &&
            suffix.some((part) => part.type === 'Word' && /^-\w*i/.test(part.text)),
        )
    )
      return;
    for (const node of doc.tree.ofType('Assignment')) {
      if (!node.append || node.index || node.value.type !== 'Word' || !/^\d+$/.test(node.value.text)) continue;
      const span = doc.tree.spanOf(node);
      yield {
        at: doc.tree.isDecoded(node) ? span : { start: span.start, end: span.start + node.name.length },
        message: `this appends the digits to the text of \`${node.name}\``,
        help: `${node.name}=$((${node.name} + ${node.value.text}))`,
      };
    }
  },
});
