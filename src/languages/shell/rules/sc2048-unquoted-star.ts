import { isQuoteFree } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2048',
  name: 'unquoted-star',
  title: 'unquoted list of all arguments',
  severity: 'warning',
  recommended: 'info',
  fixable: 'sometimes',
  docs: {
    what: 'An unquoted `$*` or `${array[*]}` as a separate word.',
    why: 'Arguments that contain spaces are split again and their globs are expanded.',
    instead: 'Write `"$@"` or `"${array[@]}"`.',
  },
  examples: {
    bad: [
      { code: 'exec app $*\n', line: 1, fixed: 'exec app "$@"\n' },
      { code: 'for x in $*; do echo "$x"; done\n', line: 1, fixed: 'for x in "$@"; do echo "$x"; done\n' },
    ],
    good: [{ code: 'exec app "$@"\n' }, { code: 'echo "$*"\n' }],
  },
  needs: ['$*', 'ParameterExpansion'],

  *check(doc) {
    if (!doc.text.includes('*')) return;
    for (const word of doc.tree.ofType('Word')) {
      const [part, other] = word.parts ?? [];
      if (!part || other || isQuoteFree(doc.tree, part, doc.dialect, true)) continue;
      const isStar =
        part.type === 'SimpleExpansion'
          ? part.text === '$*'
          : part.type === 'ParameterExpansion' &&
            part.prefix === undefined &&
            (part.parameter === '*' || part.index?.text === '*');
      if (!isStar) continue;
      const span = doc.tree.spanOf(word);
      yield {
        at: span,
        message: `\`${word.text}\` splits arguments that contain spaces`,
        help: 'quote it and keep the arguments separate: "$@"',
        ...(word.text === '$*' &&
          !doc.tree.isDecoded(word) && {
            fix: { title: 'Replace it with "$@"', safety: 'unsafe', edits: [{ span, text: '"$@"' }] },
          }),
      };
    }
  },
});
