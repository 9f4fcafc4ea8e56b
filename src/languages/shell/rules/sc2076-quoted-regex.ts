import { testsOf } from '../analysis/tests.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2076',
  name: 'quoted-regex',
  title: 'quoted regular expression',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'A quoted expression with regular expression syntax on the right of `=~`.',
    why: 'Quoted text is compared literally: special characters have no meaning.',
    instead: 'Keep the expression in a variable, and write `=~ $re` without quotes.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\n[[ $x =~ "a.*" ]]\n', line: 2 },
      { code: '#!/bin/bash\n[[ $x =~ "[0-9]" ]] && make\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\n[[ $x =~ a.* ]]\n' }, { code: '#!/bin/bash\n[[ $x =~ "a b" ]]\n' }],
  },
  needs: ['test:=~'],

  *check(doc, facts) {
    for (const { operator, operands } of testsOf(doc).tests) {
      const [part, other] = operands[1]?.parts ?? [];
      if (operator !== '=~' || (part?.type !== 'DoubleQuoted' && part?.type !== 'SingleQuoted') || other) continue;
      const parts = part.type === 'DoubleQuoted' ? part.parts : [];
      const isPlain = parts.every(({ type }) => type === 'Literal');
      const literals =
        part.type === 'SingleQuoted' ? [part.value] : parts.map((one) => (one.type === 'Literal' ? one.value : ''));
      // A quoted variable is often meant to be compared as it is.
      const counts = facts.profile === 'hadolint' && !isPlain;
      if (!counts && !literals.some((text) => /[\][*.+()|]/.test(text))) continue;
      yield {
        at: doc.tree.spanOf(part),
        message: 'quotes make this a literal string, not a regular expression',
        help: 'move it to a variable: re=…; [[ … =~ $re ]]',
      };
    }
  },
});
