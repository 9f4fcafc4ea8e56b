import { quoteFix } from '../analysis/expansions.ts';
import { isCount, isGlobWord, variableOf } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2231',
  name: 'glob-with-variable',
  title: 'unquoted variable in a loop glob',
  severity: 'info',
  fixable: 'sometimes',
  docs: {
    what: 'A `for` word that contains both a glob and an unquoted variable.',
    why: 'A space in the variable splits the word before the glob is expanded, so the loop sees files that do not exist.',
    instead: 'Quote only the variable: `"$dir"/*`.',
  },
  examples: {
    bad: [
      { code: 'for f in $dir/*; do cat "$f"; done\n', line: 1, fixed: 'for f in "$dir"/*; do cat "$f"; done\n' },
      {
        code: 'for f in ${dir}/*.conf; do cat "$f"; done\n',
        line: 1,
        fixed: 'for f in "${dir}"/*.conf; do cat "$f"; done\n',
      },
    ],
    good: [{ code: 'for f in "$dir"/*; do cat "$f"; done\n' }, { code: 'for f in $list; do cat "$f"; done\n' }],
  },
  needs: ['For'],

  *check(doc) {
    for (const { wordlist } of doc.tree.ofType('For')) {
      for (const word of wordlist ?? []) {
        if (!isGlobWord(word)) continue;
        for (const part of word.parts ?? []) {
          if (part.type !== 'CommandExpansion' && (variableOf(part) === undefined || isCount(part))) continue;
          yield {
            at: doc.tree.spanOf(part),
            message: `a space in \`${part.text}\` splits this word before the glob is expanded`,
            help: `quote the variable: "${part.text}"`,
            ...quoteFix(doc, part),
          };
        }
      }
    }
  },
});
