import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3011',
  name: 'here-string',
  feature: 'here-strings',
  why: 'dash, `/bin/sh` on Debian and Ubuntu, stops with a syntax error.',
  instead: 'Write `printf "%s\\n" "$x" | command`.',
  help: 'use a pipe: printf "%s\\n" "$x" | …',
  examples: {
    bad: [
      { code: 'cat <<< a\n', line: 1 },
      { code: 'read -r x <<<"$y"\n', line: 1 },
    ],
    good: [{ code: 'echo a | cat\n' }, { code: '#!/bin/bash\ncat <<< a\n' }],
  },
  needs: ['HereString'],

  *find(doc) {
    for (const node of doc.tree.ofType('HereString')) {
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
