import { commandsNamed } from '../analysis/named-commands.ts';
import { isGlobWord } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2021',
  name: 'tr-brackets',
  title: 'brackets around a tr set',
  severity: 'info',
  docs: {
    what: 'A `tr` set in brackets, such as `[a-f]`.',
    why: 'The brackets are part of the set, so they are replaced or deleted too.',
    instead: 'Remove the brackets.',
  },
  examples: {
    bad: [
      { code: "tr '[a-f]' '[A-F]' < file\n", line: 1 },
      { code: "tr -d '[0-9]' < file\n", line: 1 },
    ],
    good: [{ code: "tr 'a-f' 'A-F' < file\n" }, { code: "tr -d '[:digit:]' < file\n" }],
  },
  needs: ['command:tr'],

  *check(doc) {
    for (const { args } of commandsNamed(doc, 'tr')) {
      for (const { literal = '', span, node } of args) {
        // What is not quoted is a glob for the shell: SC2060.
        if (node.type === 'Word' && isGlobWord(node)) continue;
        if (literal.length < 3 || !/^\[[^:=].*\]$/.test(literal) || literal.includes('*')) continue;
        yield { at: span, message: 'the brackets are part of the set', help: 'remove the brackets' };
      }
    }
  },
});
