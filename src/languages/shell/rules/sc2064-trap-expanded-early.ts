import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2064',
  name: 'trap-expanded-early',
  title: 'trap with early expansion',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'A variable or substitution inside the double-quoted command of a `trap`.',
    why: 'It is expanded when the trap is set, not when the signal arrives, so it misses values that are set later.',
    instead: 'Use single quotes.',
  },
  examples: {
    bad: [
      { code: 'trap "rm -rf $tmp" EXIT\n', line: 1 },
      { code: 'trap "echo $(date)" INT\n', line: 1 },
    ],
    good: [{ code: 'trap \'rm -rf "$tmp"\' EXIT\n' }, { code: 'trap "exit 1" INT\n' }],
  },
  needs: ['command:trap'],

  *check(doc) {
    for (const command of commandsNamed(doc, 'trap')) {
      const [script] = command.args;
      if (command.name !== 'trap' || script?.node.type !== 'Word') continue;
      const [part, other] = script.node.parts ?? [];
      if (other || part?.type !== 'DoubleQuoted') continue;
      for (const inner of part.parts) {
        if (inner.type === 'Literal') continue;
        yield {
          at: doc.tree.spanOf(inner),
          message: `\`${inner.text.slice(0, 30)}\` is expanded when the trap is set, not when the signal arrives`,
          help: 'use single quotes to expand it when the trap runs',
        };
      }
    }
  },
});
