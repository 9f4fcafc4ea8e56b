import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2286',
  name: 'empty-command',
  title: 'empty command name',
  severity: 'error',
  docs: {
    what: 'A command whose name is an empty string.',
    why: 'The shell looks for a program with an empty name and fails.',
    instead: 'Remove the quotes, or name the command.',
  },
  examples: {
    bad: [
      { code: '"" make\n', line: 1 },
      { code: "a && '' b\n", line: 1 },
    ],
    good: [{ code: 'make ""\n' }, { code: '"$cmd" b\n' }],
  },
  needs: ['command:'],

  *check(doc) {
    for (const { node, words } of doc.commands) {
      const [word] = words;
      if (!node.name || word?.literal !== '') continue;
      yield { at: word.span, message: 'this runs a program with an empty name', help: 'name the command' };
    }
  },
});
