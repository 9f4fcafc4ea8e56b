import { commandsNamed } from '../analysis/named-commands.ts';
import { couldBeRootPath } from '../analysis/paths.ts';
import { flagsOf } from '../options.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2115',
  name: 'rm-from-root',
  title: 'an rm -r that an empty variable turns on the system',
  severity: 'warning',
  docs: {
    what: 'An `rm -r` of a path that is `/`, `/usr`, `/*` or the like once a variable in it is empty.',
    why: 'A typo or a failed command leaves the variable empty, and the command deletes the system directories.',
    instead: 'Write `"${dir:?}/"*`, which stops when the variable is empty.',
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
          message: `this deletes \`${path}\` when the variable is empty`,
          help: 'write "${name:?}", which stops when it is empty',
        };
      }
    }
  },
});
