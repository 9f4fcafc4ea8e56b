import { isGlobWord } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2211',
  name: 'glob-as-command',
  title: 'glob as a command name',
  severity: 'warning',
  docs: {
    what: 'A command whose name is a glob.',
    why: 'The first matching file runs with the others as its arguments.',
    instead: 'Name the program.',
  },
  examples: {
    bad: [
      { code: './install*.sh --yes\n', line: 1 },
      { code: '*.sh\n', line: 1 },
    ],
    good: [{ code: './install.sh --yes\n' }, { code: 'for s in ./*.sh; do "$s"; done\n' }],
  },
  needs: ['command:*'],

  *check(doc) {
    for (const { name } of doc.tree.ofType('Command')) {
      if (!name || !isGlobWord(name)) continue;
      yield {
        at: doc.tree.spanOf(name),
        message: `the first file that matches \`${name.text}\` runs, with the others as arguments`,
        help: 'name the program',
      };
    }
  },
});
