import { declaredIntegers } from '../analysis/numeric-names.ts';
import { variableOf } from '../analysis/position.ts';
import { valuesOf } from '../analysis/values.ts';
import type { ShellDocument } from '../document.ts';
import type { Word } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2324',
  name: 'append-to-number',
  title: '+= on a number',
  severity: 'warning',
  docs: {
    what: 'A `+=` whose value is a number, or a variable that can only be a number there.',
    why: 'Without `declare -i` it concatenates strings: 1 and 1 give 11.',
    instead: 'Write `x=$((x + 1))`.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\nx=1; x+=1\n', line: 2 },
      { code: '#!/bin/bash\nn+=10\n', line: 2 },
      { code: '#!/bin/bash\nx=1; x+=$x\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\nx=$((x + 1))\n' }, { code: '#!/bin/bash\nx+=a\n' }],
  },
  needs: ['append'],

  *check(doc, { profile }) {
    // POSIX sh has no `+=` at all.
    if (profile !== 'hadolint' && doc.dialect !== 'bash' && doc.dialect !== 'ksh') return;
    const integers = declaredIntegers(doc);
    for (const node of doc.tree.ofType('Assignment')) {
      if (!node.append || node.value.type !== 'Word' || integers.has(node.name)) continue;
      if (!isNumber(doc, node.value, profile === 'hadolint')) continue;
      const span = doc.tree.spanOf(node);
      yield {
        at: doc.tree.isDecoded(node) ? span : { start: span.start, end: span.start + node.name.length },
        message: `this appends the digits to the value of \`${node.name}\` as a string`,
        help: `use arithmetic: ${node.name}=$((${node.name} + ${node.value.text.replace(/^\$(?=[A-Za-z_])/, '')}))`,
      };
    }
  },
});

/** A number, or a variable that holds one on all paths that lead here. */
function isNumber(doc: ShellDocument, { text, parts }: Word, everyStep: boolean): boolean {
  if (/^\d+$/.test(text) || /^\$(?:[#?$!]|\{[#?$!]\})$/.test(text)) return true;
  const [part, other] = parts ?? [];
  if (!part || other || !/^\$\{?([A-Za-z_]\w*)\}?$/.test(text) || variableOf(part) === undefined) return false;
  return valuesOf(doc, everyStep).get(part) === 'N';
}
