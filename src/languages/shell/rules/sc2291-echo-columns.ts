import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2291',
  name: 'echo-columns',
  title: 'repeated spaces in an echo',
  severity: 'info',
  docs: {
    what: 'An `echo` with several spaces between two unquoted arguments.',
    why: 'The shell removes them and prints the words with a single space in between.',
    instead: 'Quote the text.',
    exceptions: 'Arguments on different lines are not reported, except in the `hadolint` profile.',
  },
  examples: {
    bad: [
      { code: 'echo name     value\n', line: 1 },
      { code: 'echo a\t\tb\n', line: 1 },
    ],
    good: [{ code: 'echo "name     value"\n' }, { code: 'echo name value\n' }],
  },
  needs: ['command:echo'],

  *check(doc, { profile }) {
    for (const command of commandsNamed(doc, 'echo')) {
      if (doc.tree.isDecoded(command.node)) continue;
      const { args } = command;
      const isApart = args.some((word, index) => {
        const before = args[index - 1];
        if (!before) return false;
        const gap = doc.text.slice(before.span.end, word.span.start);
        // A gap this small is looked at no further: the columns of a long line are counted from its start.
        if (gap.length < 4 && !gap.includes('\t')) return false;
        if (!/^[ \t]+$/.test(gap) || /\n$/.test(before.text)) return false;
        const isJoined = doc.file.text.slice(doc.toFile(before.span).end, doc.toFile(word.span).start).includes('\n');
        if (isJoined && profile !== 'hadolint') return false;
        const lineStart = doc.text.lastIndexOf('\n', before.span.end - 1) + 1;
        return (
          columnAt(doc.text.slice(lineStart, word.span.start)) - columnAt(doc.text.slice(lineStart, before.span.end)) >=
          4
        );
      });
      if (isApart)
        yield {
          at: command.span,
          message: '`echo` prints several spaces between arguments as one',
          help: 'quote the text',
        };
    }
  },
});

function columnAt(line: string): number {
  let column = 0;
  for (const char of line) column = char === '\t' ? column - (column % 8) + 8 : column + 1;
  return column;
}
