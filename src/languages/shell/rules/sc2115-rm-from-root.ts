import { commandsNamed } from '../analysis/named-commands.ts';
import { couldBeRootPath } from '../analysis/paths.ts';
import { flagsOf } from '../options.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2115',
  name: 'rm-from-root',
  title: 'rm -r of a system directory if a variable is empty',
  severity: 'warning',
  docs: {
    what: '`rm -r` of a path that becomes `/`, `/usr`, `/*` or similar if a variable in it is empty.',
    why: 'If a typo or failed command leaves the variable empty, the command deletes system directories.',
    instead: 'Write `"${dir:?}/"*`, which stops if the variable is empty.',
  },
  examples: {
    bad: [
      { code: 'rm -rf "$dir/"*\n', line: 1 },
      { code: 'rm -r "$root/usr"\n', line: 1 },
    ],
    good: [{ code: 'rm -rf "${dir:?}/"*\n' }, { code: 'rm -rf "$dir/cache"\n' }],
  },
  needs: ['command:rm'],

  *check(doc) {
    for (const command of commandsNamed(doc, 'rm')) {
      if (!flagsOf(command).some(({ name }) => name === 'r' || name === 'R' || name === 'recursive')) continue;
      for (const { node, span, literal } of command.args) {
        if (node.type !== 'Word' || literal !== undefined) continue;
        const path = couldBeRootPath(node);
        if (path === undefined) continue;
        yield {
          at: span,
          message: `this deletes \`${path}\` if the variable is empty`,
          help: 'stop if the variable is empty: "${name:?}"',
        };
      }
    }
  },
});
