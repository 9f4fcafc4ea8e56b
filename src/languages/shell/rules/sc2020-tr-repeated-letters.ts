import { commandsNamed } from '../analysis/named-commands.ts';
import { isGlobWord } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2020',
  name: 'tr-repeated-letters',
  title: 'word as a tr set',
  severity: 'info',
  docs: {
    what: 'A `tr` set that contains a letter twice.',
    why: '`tr` replaces single characters, not words: the second occurrence has no effect.',
    instead: 'Use `sed` to replace words.',
  },
  examples: {
    bad: [
      { code: 'tr hello world\n', line: 1 },
      { code: 'tr -d aa\n', line: 1 },
    ],
    good: [{ code: 'tr a-z A-Z\n' }, { code: "sed 's/hello/world/'\n" }],
  },
  needs: ['command:tr'],

  *check(doc) {
    for (const { args } of commandsNamed(doc, 'tr')) {
      for (const { literal = '', span, node } of args) {
        // What is not quoted is a glob for the shell: SC2060.
        if (node.type === 'Word' && isGlobWord(node)) continue;
        const letters = [...literal];
        if (
          literal.startsWith('-') ||
          /\[:|\[=|\\/.test(literal) ||
          !letters.some((one, at) => /[A-Za-z]/.test(one) && letters.indexOf(one) !== at)
        )
          continue;
        yield { at: span, message: '`tr` replaces single characters, not this word', help: "use sed: sed 's/…/…/g'" };
      }
    }
  },
});
