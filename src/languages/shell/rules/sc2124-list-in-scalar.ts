import { isAlternative, isArrayExpansion } from '../analysis/position.ts';
import type { SyntaxNode, WordPart } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2124',
  name: 'list-in-scalar',
  title: 'list assigned to a scalar variable',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'An assignment of `$@` or `${array[@]}` to a scalar variable.',
    why: 'All elements are joined with spaces, and the boundaries between them are lost.',
    instead:
      'Write `"$*"` to join them intentionally; keep lists in arrays (`args=("$@")`) or in the positional parameters.',
  },
  examples: {
    bad: [
      { code: 'args="$@"\necho "$args"\n', line: 1 },
      { code: '#!/bin/bash\nlist=${files[@]}\necho "$list"\n', line: 2 },
    ],
    good: [{ code: 'args="$*"\necho "$args"\n' }, { code: '#!/bin/bash\nargs=("$@")\necho "${args[@]}"\n' }],
  },
  needs: ['Assignment'],

  *check(doc) {
    for (const node of doc.tree.ofType('Assignment')) {
      const { value } = node;
      if (value.type !== 'Word' || isAlias(doc.tree.parentOf(node))) continue;
      const parts = (value.parts ?? []).flatMap((part): readonly WordPart[] =>
        part.type === 'DoubleQuoted' ? part.parts : [part],
      );
      // `${@+text}` only asks whether there are any.
      if (!parts.some((part) => isArrayExpansion(part) && !isAlternative(part))) continue;
      yield {
        at: doc.tree.spanOf(value),
        message: 'this joins all elements into one string',
        help: 'join them explicitly with "$*", or keep them in an array',
      };
    }
  },
});

function isAlias(command: SyntaxNode | undefined): boolean {
  return command?.type === 'Command' && command.name?.text === 'alias';
}
