import { unquotedTexts } from '../analysis/unquoted.ts';
import type { SyntaxNode } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

/** Characters before which a backslash means something. */
const NEEDED = /[\s"'$`\\|&;()<>?*@!+[\]{}.,~#]/;

export default defineShellcheckRule({
  id: 'SC1001',
  name: 'needless-backslash',
  title: 'needless backslash',
  severity: 'info',
  docs: {
    what: 'An unquoted backslash before a character that does not need escaping.',
    why: 'The shell drops the backslash, so the program gets only the character: `grep \\d` searches for the letter d.',
    instead: 'Quote the word if the backslash is meant for the program.',
  },
  examples: {
    bad: [
      { code: 'grep \\d file\n', line: 1 },
      { code: 'sed s/\\w//g file\n', line: 1 },
    ],
    good: [{ code: "grep '\\d' file\n" }, { code: 'echo a\\ b \\$x\n' }],
  },
  needs: ['\\'],

  *check(doc) {
    if (!doc.text.includes('\\')) return;
    for (const { text, start, word } of unquotedTexts(doc)) {
      for (const match of text.matchAll(/\\([\s\S])/g)) {
        const char = match[1] ?? '';
        if (NEEDED.test(char) || /[ntr]/.test(char)) continue;
        // `\\cd` runs the command and no alias of that name.
        if (match.index === 0 && start === word.pos && isName(doc.tree.parentOf(word), word)) continue;
        yield {
          at: { start: start + match.index, end: start + match.index + 1 },
          message: `the shell drops this backslash: the program gets \`${char}\``,
          help: 'quote the word if the program needs the backslash',
        };
      }
    }
  },
});

function isName(command: SyntaxNode | undefined, word: SyntaxNode): boolean {
  return command?.type === 'Command' && command.name === word;
}
