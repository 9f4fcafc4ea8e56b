import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1007',
  name: 'blank-after-equals',
  title: 'a blank after the equals sign of an assignment',
  severity: 'warning',
  docs: {
    what: 'An assignment with nothing after its `=`, followed by a blank and a command.',
    why: 'The variable is emptied for that one command, and what was meant as the value is run as a program.',
    instead: "Delete the blank, or write `x='' command` when the empty value is meant.",
    exceptions: '`IFS= read`, and several empty assignments in a row, which are written on purpose.',
  },
  examples: {
    bad: [
      { code: 'version= 1.2\n', line: 1 },
      { code: 'DIR= /srv/app make\n', line: 1 },
    ],
    good: [{ code: 'version=1.2\n' }, { code: 'IFS= read -r line\n' }, { code: "LANG='' sort list\n" }],
  },
  needs: ['= ', '=\t'],

  *check(doc, { profile }) {
    for (const command of doc.tree.ofType('Command')) {
      if (doc.tree.isDecoded(command)) continue;
      for (const [index, part] of command.prefix.entries()) {
        if (part.type !== 'Assignment' || part.name === 'IFS' || !part.text.endsWith('=')) continue;
        const next = command.prefix[index + 1] ?? command.name;
        if (
          !next ||
          (next.type !== 'Word' && next.type !== 'Assignment') ||
          !/^[ \t]+(?:\\\r?\n[ \t]*)*$/.test(doc.text.slice(part.end, next.pos))
        )
          continue;
        if (profile !== 'hadolint' && next.type === 'Assignment') continue;
        yield {
          at: { start: part.end, end: next.pos },
          message: `the blank ends the assignment: \`${part.name}\` is empty and what follows is run as a command`,
          help: `${part.name}=…, without the blank`,
        };
      }
    }
  },
});
