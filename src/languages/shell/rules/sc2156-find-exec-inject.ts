import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2156',
  name: 'find-exec-inject',
  title: '{} inside a find -exec sh -c script',
  severity: 'warning',
  docs: {
    what: '`{}` inside the script that `find -exec sh -c` runs.',
    why: 'The file name is inserted into the script: a name such as `$(reboot)` runs as a command.',
    instead: 'Write `-exec sh -c \'… "$1"\' sh {} \\;`.',
  },
  examples: {
    bad: [
      { code: 'find . -exec sh -c "a {}" \\;\n', line: 1 },
      { code: "find . -exec bash -c 'b < {} | c' \\;\n", line: 1 },
    ],
    good: [{ code: 'find . -exec sh -c \'a "$1"\' sh {} \\;\n' }, { code: 'find . -exec a {} \\;\n' }],
  },
  needs: ['command:find'],

  *check(doc) {
    for (const { args } of commandsNamed(doc, 'find')) {
      for (const [index, { value, span }] of args.entries()) {
        const [shell, flag] = [args[index - 2], args[index - 1]];
        if (!value.includes('{}')) continue;
        if (!/(?:^|\/)(?:sh|bash|dash|ksh)$/.test(shell?.literal ?? '') || flag?.literal !== '-c') continue;
        if (!args.slice(0, index - 2).some((arg) => /^-(?:exec|ok)(?:dir)?$/.test(arg.literal ?? ''))) continue;
        yield {
          at: span,
          message: 'the file name is inserted into this script and runs as part of it',
          help: `pass it as an argument: -exec sh -c '… "$1"' sh {} \\;`,
        };
      }
    }
  },
});
