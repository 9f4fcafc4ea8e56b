import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3026',
  name: 'caret-bracket',
  feature: '`^` in bracket globs',
  why: 'POSIX does not define `^` there: some shells treat it as a character of the set.',
  instead: 'Write `[!a]`.',
  help: 'negate the set with: !',
  recommended: 'info',
  examples: {
    bad: [
      { code: 'ls [^a]*\n', line: 1 },
      { code: 'case $x in [^b]) c;; esac\n', line: 1 },
    ],
    good: [{ code: 'ls [!a]*\n' }, { code: '#!/bin/bash\nls [^a]*\n' }],
  },
  needs: ['[^'],

  *find(doc) {
    for (const node of doc.tree.ofType('Glob')) {
      if (node.kind === 'bracket' && node.text.startsWith('[^')) yield { at: doc.tree.spanOf(node) };
    }
  },
});
