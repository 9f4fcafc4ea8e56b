import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2285',
  name: 'blank-before-append',
  title: 'space before +=',
  severity: 'error',
  docs: {
    what: 'A command whose first argument is or starts with `+=`.',
    why: 'With a space before it, the shell runs a program with the name of the variable.',
    instead: 'Write `x+=value` without spaces (Bash), or `x="$x"value`.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\npath += :/opt/bin\n', line: 2 },
      { code: '#!/bin/bash\npath +=:/opt/bin\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\npath+=:/opt/bin\n' }, { code: 'path="$path:/opt/bin"\n' }],
  },
  needs: ['argument:+='],

  *check(doc) {
    for (const { words, args, span, name } of doc.commands) {
      if (!words[0] || !args[0]?.text.startsWith('+=') || name === 'echo' || name === 'printf') continue;
      yield {
        at: { start: span.start, end: Math.max(args[0].span.end, args.at(-1)?.span.end ?? 0) },
        message: `the space before \`+=\` makes \`${words[0].text}\` a command`,
        help: `remove the spaces: ${words[0].text.replace(/[${}"]/g, '')}+=…`,
      };
    }
  },
});
