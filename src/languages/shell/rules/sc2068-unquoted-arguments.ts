import { quoteFix } from '../analysis/expansions.ts';
import { isAlternative, isArrayExpansion, isQuoteFree } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2068',
  name: 'unquoted-arguments',
  title: 'unquoted argument list',
  severity: 'error',
  recommended: 'warning',
  fixable: 'sometimes',
  docs: {
    what: 'An unquoted `$@` or `${array[@]}`.',
    why: 'Arguments that contain spaces are split and their globs are expanded, so the program gets different arguments than the script received.',
    instead: 'Write `"$@"` or `"${array[@]}"`.',
  },
  examples: {
    bad: [
      { code: 'exec app $@\n', line: 1, fixed: 'exec app "$@"\n' },
      {
        code: '#!/bin/bash\nfor x in ${list[@]}; do echo "$x"; done\n',
        line: 2,
        fixed: '#!/bin/bash\nfor x in "${list[@]}"; do echo "$x"; done\n',
      },
    ],
    good: [{ code: 'exec app "$@"\n' }, { code: 'echo $#\n' }],
  },
  needs: ['$@', '${@', '[@]'],

  *check(doc) {
    if (!/\$\{?@|\[@\]/.test(doc.text)) return;
    for (const word of doc.tree.ofType('Word')) {
      for (const part of word.parts ?? []) {
        if (!isArrayExpansion(part) || isAlternative(part) || isQuoteFree(doc.tree, part, doc.dialect, true)) continue;
        yield {
          at: doc.tree.spanOf(part),
          message: `\`${part.text}\` outside quotes splits arguments that contain spaces`,
          help: `quote it: "${part.text}"`,
          ...quoteFix(doc, part),
        };
      }
    }
  },
});
