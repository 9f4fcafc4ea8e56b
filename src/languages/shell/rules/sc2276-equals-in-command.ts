import type { Word } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';
import type { ShellWord } from '../word.ts';

export default defineShellcheckRule({
  id: 'SC2276',
  name: 'equals-in-command',
  title: 'command name that contains =',
  severity: 'error',
  docs: {
    what: 'A command name that contains `=` but is not an assignment, because the part before it is not a valid variable name.',
    why: 'The shell looks for a program whose name is the entire text.',
    instead: 'Use letters, digits and `_` in variable names; put spaces around comparison operators.',
  },
  examples: {
    bad: [
      { code: 'my-name=value\n', line: 1 },
      { code: '"name"=value\n', line: 1 },
    ],
    good: [{ code: 'my_name=value\n' }, { code: 'env my-name=value make\n' }],
  },
  needs: ['name:='],

  *check(doc) {
    for (const { node, words } of doc.commands) {
      const [word] = words;
      if (!node.name || !word || !(word.literal === undefined ? assignsToValue(node.name) : assignsToText(word)))
        continue;
      yield {
        at: word.span,
        message: `the shell looks for a program named \`${word.value.slice(0, 40)}\``,
        help: 'use only letters, digits and _ in variable names',
      };
    }
  },
});

function assignsToText({ text, literal = '' }: ShellWord): boolean {
  return /^[^-=\d[$][^=]*=/.test(text) && !/^\w+==|^\w+\+|\[/.test(text) && !literal.endsWith('=');
}

/** `$a.b=c`, `"$a"=c`; `$a=c` is SC2281. */
function assignsToValue({ parts = [] }: Word): boolean {
  const [first, second] = parts;
  if (second?.type !== 'Literal' || !second.text.includes('=')) return false;
  if (first?.type === 'DoubleQuoted') return second.text.startsWith('=');
  return first?.type === 'SimpleExpansion' && /^[.[-]/.test(second.text);
}
