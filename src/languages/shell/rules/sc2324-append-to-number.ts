import { declaredIntegers, numericNames } from '../analysis/numeric-names.ts';
import type { ShellDocument } from '../document.ts';
import type { Word } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2324',
  name: 'append-to-number',
  title: '+= on a number',
  severity: 'warning',
  docs: {
    what: 'A `+=` that appends a number to a number.',
    why: 'Without `declare -i` it concatenates strings: 1 and 1 give 11.',
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

  *check(doc, { profile }) {
    // POSIX sh has no `+=` at all.
    if (profile !== 'hadolint' && doc.dialect !== 'bash' && doc.dialect !== 'ksh') return;
    const integers = declaredIntegers(doc);
    for (const node of doc.tree.ofType('Assignment')) {
      if (!node.append || node.value.type !== 'Word' || integers.has(node.name) || !isNumber(doc, node.value)) continue;
      const span = doc.tree.spanOf(node);
      yield {
        at: doc.tree.isDecoded(node) ? span : { start: span.start, end: span.start + node.name.length },
        message: `this appends the digits to the value of \`${node.name}\` as a string`,
        help: `use arithmetic: ${node.name}=$((${node.name} + ${node.value.text.replace(/^\$(?=[A-Za-z_])/, '')}))`,
      };
    }
  },
});

/** A number, or the value of a variable that is only ever given numbers. */
function isNumber(doc: ShellDocument, { text }: Word): boolean {
  if (/^\d+$/.test(text) || text === '$#') return true;
  const name = /^\$\{?([A-Za-z_]\w*)\}?$/.exec(text)?.[1];
  return name !== undefined && numericNames(doc).has(name);
}
