import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1007',
  name: 'blank-after-equals',
  title: 'space after the equals sign of an assignment',
  severity: 'warning',
  docs: {
    what: 'An assignment with nothing after `=`, followed by a space and a command.',
    why: 'The variable is set to an empty string for that one command, and the intended value runs as a program.',
    instead: "Remove the space, or write `x='' command` if the empty value is intended.",
    exceptions: '`IFS= read` and several empty assignments in a row, which are intentional.',
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
      const prefix = command.name ? [...command.prefix, command.name] : command.prefix;
      const declared = DECLARERS.has(command.name?.text ?? '') ? command.suffix : [];
      for (const parts of [prefix, declared]) {
        for (const [index, part] of parts.entries()) {
          const next = parts[index + 1];
          if (part.type !== 'Assignment' || part.name === 'IFS' || !part.text.endsWith('=') || !next) continue;
          if (!BLANKS.test(doc.text.slice(part.end, next.pos))) continue;
          if (profile !== 'hadolint' && next.type !== 'Word') continue;
          yield {
            at: { start: part.end, end: next.pos },
            message: `the space ends the assignment: \`${part.name}\` is empty and what follows is ${parts === declared ? 'another name' : 'run as a command'}`,
            help: `remove the space: ${part.name}=…`,
          };
        }
      }
    }
  },
});

const BLANKS = /^[ \t]+(?:\\\r?\n[ \t]*)*$/;
const DECLARERS: ReadonlySet<string> = new Set(['export', 'local', 'readonly', 'declare', 'typeset']);
