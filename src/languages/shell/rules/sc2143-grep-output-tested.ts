import { commandNameOf } from '../analysis/flow.ts';
import { testsOf } from '../analysis/tests.ts';
import type { SyntaxNode, Word } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2143',
  name: 'grep-output-tested',
  title: 'grep output compared with an empty string',
  severity: 'style',
  docs: {
    what: 'A test for empty `grep` output.',
    why: 'All matching lines are read into memory, although the exit status already shows whether a line matched.',
    instead: 'Write `if grep -q pattern file; then …`.',
  },
  examples: {
    bad: [
      { code: '[ -n "$(grep a file)" ] && echo yes\n', line: 1 },
      { code: 'if [ -z "$(ps | grep java)" ]; then exit 1; fi\n', line: 1 },
    ],
    good: [{ code: 'grep -q a file && echo yes\n' }, { code: '[ "$(grep a file)" = a ] && echo yes\n' }],
  },
  needs: ['test:', 'test:-n', 'test:-z'],

  *check(doc) {
    for (const { form, operator, operands } of testsOf(doc).tests) {
      const [word, second] = operands;
      if (
        form === 'test' ||
        !word ||
        second ||
        (operator !== undefined && operator !== '-n' && operator !== '-z') ||
        !greps(word)
      )
        continue;
      yield {
        at: doc.tree.spanOf(word),
        message: 'the exit status of `grep` already shows whether a line matched',
        help: operator === '-z' ? 'use the exit status: ! grep -q …' : 'use the exit status: grep -q …',
      };
    }
  },
});

function greps(word: Word): boolean {
  const [part, other] = word.parts ?? [];
  const inner = part?.type === 'DoubleQuoted' && part.parts.length === 1 ? part.parts[0] : part;
  if (other || inner?.type !== 'CommandExpansion') return false;
  const [only, second] = inner.script?.commands ?? [];
  let last: SyntaxNode | undefined = second ? undefined : only?.command;
  if (last?.type === 'Pipeline') last = last.commands.at(-1);
  return last !== undefined && /^(?:[efz]|bz|xz)?grep$/.test(commandNameOf(last) ?? '');
}
