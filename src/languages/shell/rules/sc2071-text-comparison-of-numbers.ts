import { numericNames } from '../analysis/numeric-names.ts';
import { variableOf } from '../analysis/position.ts';
import { redirectsInTests } from '../analysis/redirects-in-tests.ts';
import { testsOf } from '../analysis/tests.ts';
import type { Word } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2071',
  name: 'text-comparison-of-numbers',
  title: 'numbers compared as strings',
  severity: 'error',
  docs: {
    what: '`<` or `>` in a test with a number on either side.',
    why: 'It compares strings, and the string 10 sorts before 9.',
    instead: 'Use `-lt` and `-gt`.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\n[[ $x > 9 ]] && a\n', line: 2 },
      { code: '#!/bin/bash\n[ "$x" \\< 10 ]\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\n[[ $x -gt 9 ]]\n' }, { code: '#!/bin/bash\n[[ $x < b ]]\n' }],
  },
  needs: ['test:<', 'test:>', 'command:['],

  *check(doc) {
    const numbers = numericNames(doc);
    const isNumber = (word: Word): boolean =>
      /^["']?\d+["']?$/.test(word.text) || numbers.has(nameIn(word) ?? '') || isArithmetic(word);
    for (const { form, operator = '', operatorSpan, operands, isRedirect } of testsOf(doc).tests) {
      if (form === 'test' || isRedirect || !operatorSpan || !/^\\?[<>]$/.test(operator)) continue;
      if (!operands.some(isNumber)) continue;
      yield {
        at: operatorSpan,
        message: `\`${operator}\` compares strings, and the string 10 sorts before 9`,
        help: operator.endsWith('<') ? 'compare numbers with: -lt' : 'compare numbers with: -gt',
      };
    }
    for (const { operator, at, isNumeric } of redirectsInTests(doc)) {
      if (!isNumeric) continue;
      yield {
        at,
        message: `this \`${operator}\` is a redirect, and would compare strings if it were escaped`,
        help: operator === '<' ? 'compare numbers with: -lt' : 'compare numbers with: -gt',
      };
    }
  },
});

/** The only variable of a word. */
function nameIn({ parts = [] }: Word): string | undefined {
  const [part, other] = parts;
  const inner = part?.type === 'DoubleQuoted' && part.parts.length === 1 ? part.parts[0] : part;
  if (!inner || other) return undefined;
  return inner.type === 'SimpleExpansion' || (inner.type === 'ParameterExpansion' && !inner.operation && !inner.index)
    ? variableOf(inner)
    : undefined;
}

function isArithmetic({ parts = [] }: Word): boolean {
  return parts.length === 1 && parts[0]?.type === 'ArithmeticExpansion';
}
