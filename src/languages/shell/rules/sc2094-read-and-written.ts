import { sharedFiles } from '../analysis/same-file.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2094',
  name: 'read-and-written',
  title: 'file read and written in one pipeline',
  severity: 'info',
  docs: {
    what: 'A file that one command of a pipeline writes and that the same or another command also names.',
    why: 'The shell truncates the file before any of the commands has read it.',
    instead: 'Write to another file and `mv` it over the original, or use `sponge`.',
  },
  examples: {
    bad: [
      { code: 'sort list > list\n', line: 1 },
      { code: 'grep -v a hosts | sed s/b/c/ > hosts\n', line: 1 },
    ],
    good: [{ code: 'sort list > sorted && mv sorted list\n' }, { code: 'sort list | sponge list\n' }],
  },
  needs: ['Redirect'],

  *check(doc) {
    for (const word of sharedFiles(doc)) {
      yield {
        at: doc.tree.spanOf(word),
        message: `\`${word.text}\` is read and written in the same pipeline`,
        help: 'write to another file, then rename it with mv',
      };
    }
  },
});
