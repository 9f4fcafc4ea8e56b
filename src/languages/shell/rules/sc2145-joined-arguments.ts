import { isAlternative, isArrayExpansion, isQuoteFree } from '../analysis/position.ts';
import type { WordPart } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2145',
  name: 'joined-arguments',
  title: 'argument list attached to other text',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: '`$@` or `${array[@]}` with other text in the same word.',
    why: 'The text is attached only to the first or last argument, and the others become separate words.',
    instead: 'Write `$*` to get one word, or keep the arguments separate.',
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
          message: `the text next to \`${part.text}\` is attached to only one of the arguments`,
          help: 'join the arguments into one word: $*',
        };
        break;
      }
    }
  },
});
