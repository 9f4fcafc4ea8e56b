import { commandNameOf } from '../analysis/flow.ts';
import { loopedSubstitution, onlyCommandOf } from '../analysis/loops.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2044',
  name: 'loop-over-find',
  title: 'loop over find output',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'A `for` loop over `$(find …)`.',
    why: 'File names with spaces are split into several words, and globs in names are expanded.',
    instead: 'Write `find … -exec … {} +`, or read the names with `while IFS= read -r file`.',
  },
  examples: {
    bad: [
      { code: 'for f in $(find . -type f); do chmod 644 "$f"; done\n', line: 1 },
      { code: 'for f in `find /srv`; do echo "$f"; done\n', line: 1 },
    ],
    good: [{ code: 'find . -type f -exec chmod 644 {} +\n' }, { code: 'for f in ./*; do echo "$f"; done\n' }],
  },
  needs: ['For'],

  *check(doc) {
    for (const loop of doc.tree.ofType('For')) {
      const part = loopedSubstitution(loop);
      const only = part && onlyCommandOf(part);
      if (!part || !only || commandNameOf(only) !== 'find') continue;
      yield {
        at: doc.tree.spanOf(part),
        message: 'this loop splits file names that contain spaces',
        help: 'run the command from find: find … -exec … {} +',
      };
    }
  },
});
