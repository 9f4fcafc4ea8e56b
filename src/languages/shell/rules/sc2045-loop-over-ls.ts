import { commandNameOf } from '../analysis/flow.ts';
import { loopedSubstitution, onlyCommandOf } from '../analysis/loops.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2045',
  name: 'loop-over-ls',
  title: 'loop over ls output',
  severity: 'error',
  recommended: 'info',
  docs: {
    what: 'A `for` loop over `$(ls …)`.',
    why: 'File names with spaces are split into several words, and `ls` rewrites unusual characters.',
    instead: 'Loop over a glob: `for file in ./*`.',
  },
  examples: {
    bad: [
      { code: 'for f in $(ls); do cat "$f"; done\n', line: 1 },
      { code: 'for f in `ls /srv/*.conf`; do cat "$f"; done\n', line: 1 },
    ],
    good: [{ code: 'for f in ./*; do cat "$f"; done\n' }, { code: 'for f in /srv/*.conf; do cat "$f"; done\n' }],
  },
  needs: ['For'],

  *check(doc) {
    for (const loop of doc.tree.ofType('For')) {
      const part = loopedSubstitution(loop);
      const only = part && onlyCommandOf(part);
      if (!part || !only || commandNameOf(only) !== 'ls') continue;
      yield {
        at: doc.tree.spanOf(part),
        message: 'this loop splits file names that contain spaces',
        help: 'loop over a glob: for file in ./*; do …',
      };
    }
  },
});
