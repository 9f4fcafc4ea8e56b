import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2288',
  name: 'punctuation-in-command',
  title: 'a command name that ends in punctuation',
  severity: 'warning',
  docs: {
    what: 'A command name that ends in `,`, `.` or `]`.',
    why: 'Text has got outside of its quotes, or a blank is missing before `]`.',
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
      yield { at: word.span, message: `\`${word.text}\` is run as a command`, help: 'check the quotes before it' };
    }
  },
});
