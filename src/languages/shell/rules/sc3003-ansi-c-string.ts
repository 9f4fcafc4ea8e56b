import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3003',
  name: 'ansi-c-string',
  feature: "`$'…'`",
  why: 'Older shells print the dollar sign and do not interpret the escape sequences.',
  instead: 'Use `printf` for newlines and tabs.',
  help: 'use printf for the escape sequences',
  recommended: 'off',
  examples: {
    bad: [
      { code: "IFS=$'\\n' read -r x\n", line: 1 },
      { code: "echo $'a\\tb'\n", line: 1 },
    ],
    good: [{ code: "printf 'a\\tb\\n'\n" }, { code: "#!/bin/bash\necho $'a\\tb'\n" }],
  },
  knownIn: ['busybox'],
  needs: ['AnsiCQuoted'],

  *find(doc) {
    for (const node of doc.tree.ofType('AnsiCQuoted')) yield { at: doc.tree.spanOf(node) };
  },
});
