import { commandNameOf } from '../analysis/flow.ts';
import { loopedSubstitution, onlyCommandOf } from '../analysis/loops.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2044',
  name: 'loop-over-find',
  title: 'a loop over the output of find',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'A `for` loop over `$(find …)`.',
    why: 'Names with blanks become several words, and globs in names are expanded.',
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
        message: 'names with blanks become several words in this loop',
        help: 'find … -exec … {} +',
      };
    }
  },
});
