import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2288',
  name: 'punctuation-in-command',
  title: 'command name that ends with punctuation',
  severity: 'warning',
  docs: {
    what: 'A command name that ends with `,`, `.` or `]`.',
    why: 'Text has ended up outside its quotes, or a space is missing before `]`.',
    instead: 'Check the quotes before it.',
  },
  examples: {
    bad: [
      { code: 'make, test\n', line: 1 },
      { code: 'echo a; done. b\n', line: 1 },
    ],
    good: [{ code: 'make test\n' }, { code: 'echo "make, test"\n' }],
  },
  needs: ['name:,'],

  *check(doc) {
    for (const { node, words } of doc.commands) {
      const [word] = words;
      if (!node.name || !word || word.quoted || !/^[^[]*[^.[][,.\]}]$/.test(word.text) || word.literal === undefined)
        continue;
      yield { at: word.span, message: `\`${word.text}\` runs as a command`, help: 'check the quotes before it' };
    }
  },
});
