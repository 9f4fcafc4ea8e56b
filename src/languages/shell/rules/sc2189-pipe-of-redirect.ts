import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2189',
  name: 'pipe-of-redirect',
  title: 'redirect without a command before a pipe',
  severity: 'error',
  docs: {
    what: 'A redirect without a command before a `|`.',
    why: 'It truncates the file, and nothing goes through the pipe.',
    instead: 'Swap the two: `a > file`, or add the command.',
  },
  examples: {
    bad: [
      { code: '> log | make\n', line: 1 },
      { code: '>> log | cat\n', line: 1 },
    ],
    good: [{ code: 'make | tee log\n' }, { code: '> log\n' }],
  },
  needs: ['Pipeline'],

  *check(doc) {
    for (const command of doc.commands) {
      const { node, words, assignments } = command;
      if (words.length > 0 || assignments.length > 0 || node.name) continue;
      const [first] = command.redirects;
      if (first?.type !== 'Redirect') continue;
      const { context } = command;
      if (!/^(?:>>?|>\||<)$/.test(first.operator) || context.pipeLength < 2) continue;
      yield {
        at: doc.tree.spanOf(first),
        message: 'a redirect without a command writes nothing to the pipe',
        help: 'swap the two: a > file',
      };
    }
  },
});
