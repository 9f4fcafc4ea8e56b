import { isAlternative, isArrayExpansion, isQuoteFree } from '../analysis/position.ts';
import type { WordPart } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2145',
  name: 'joined-arguments',
  title: 'all arguments glued to other text',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'A `$@` or `${array[@]}` with other text in the same word.',
    why: 'The text joins the first or last argument only, and the others become words of their own.',
    instead: 'Write `$*` to get one word, or keep the arguments apart.',
  },
  examples: {
    bad: [
      { code: 'echo "args: $@"\n', line: 1 },
      { code: 'sh -c "app $@"\n', line: 1 },
    ],
    good: [{ code: 'echo "args: $*"\n' }, { code: 'app "$@"\n' }],
  },
  needs: ['$@', '${@', '[@]'],

  *check(doc) {
    if (!/\$\{?@|\[@\]/.test(doc.text)) return;
    for (const word of doc.tree.ofType('Word')) {
      if (isQuoteFree(doc.tree, word, doc.dialect)) continue;
      const parts = (word.parts ?? []).flatMap((part): readonly WordPart[] =>
        part.type === 'DoubleQuoted' ? part.parts : [part],
      );
      if (parts.length < 2) continue;
      for (const part of parts) {
        if (!isArrayExpansion(part) || isAlternative(part)) continue;
        yield {
          at: doc.tree.spanOf(part),
          message: `the text beside \`${part.text}\` joins only one of the arguments`,
          help: 'write $* for one word',
        };
        break;
      }
    }
  },
});
