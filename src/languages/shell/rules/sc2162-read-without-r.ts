import { commandsNamed } from '../analysis/named-commands.ts';
import { flagsOf } from '../options.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2162',
  name: 'read-without-r',
  title: 'read without -r',
  severity: 'info',
  fixable: 'sometimes',
  docs: {
    what: 'A `read` without the `-r` option.',
    why: 'Backslashes in the input are removed, and a line that ends with one is joined with the next line.',
    instead: 'Write `read -r`.',
  },
  examples: {
    bad: [
      { code: 'read name\n', line: 1, fixed: 'read -r name\n' },
      {
        code: 'while read line; do echo "$line"; done\n',
        line: 1,
        fixed: 'while read -r line; do echo "$line"; done\n',
      },
    ],
    good: [
      { code: 'read -r name\n' },
      { code: '#!/bin/bash\nread -t 0\n', why: 'only checks whether input is available' },
    ],
  },
  needs: ['command:read'],

  *check(doc) {
    for (const command of commandsNamed(doc, 'read')) {
      const [name] = command.words;
      if (command.name !== 'read' || !name) continue;
      const flags = flagsOf(command).map((flag) => flag.name);
      if (
        flags.includes('r') ||
        (flags.includes('t') && command.args.some(({ literal }) => literal === '0' || literal === '-t0'))
      )
        continue;
      yield {
        at: name.span,
        message: 'this `read` removes backslashes from its input',
        help: 'add the option: read -r',
        fix: {
          title: 'Add -r',
          safety: 'unsafe',
          edits: [{ span: { start: name.span.end, end: name.span.end }, text: ' -r' }],
        },
      };
    }
  },
});
