import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2069',
  name: 'stderr-first',
  title: '2>&1 before the redirect of the output',
  severity: 'warning',
  docs: {
    what: 'A `2>&1` that stands before `> file`.',
    why: 'Redirects are made from left to right: errors go where the output went before, to the terminal, and not into the file.',
    instead: 'Write `> file 2>&1`.',
    exceptions: 'In a pipe or a substitution the order may be meant: errors go on, the output does not.',
  },
  examples: {
    bad: [
      { code: 'make 2>&1 > log\n', line: 1 },
      { code: 'make 2>&1 >/dev/null\n', line: 1 },
    ],
    good: [{ code: 'make > log 2>&1\n' }, { code: 'make 2>&1 >/dev/null | grep error\n' }],
  },
  needs: ['operator:>&'],

  *check(doc) {
    for (const command of doc.commands) {
      const { node, redirects } = command;
      if (redirects.length < 2) continue;
      const at = redirects.findIndex(
        (one) =>
          one.type === 'Redirect' &&
          one.operator === '>&' &&
          one.descriptor?.type === 'FileDescriptor' &&
          one.descriptor.value === 2 &&
          one.target?.text === '1',
      );
      const first = redirects[at];
      const later = redirects
        .slice(at + 1)
        .some(
          (one) =>
            one.type === 'Redirect' &&
            /^>>?$/.test(one.operator) &&
            (!one.descriptor || (one.descriptor.type === 'FileDescriptor' && one.descriptor.value === 1)),
        );
      if (!first || !later) continue;
      const { context } = command;
      if (context.pipeIndex < context.pipeLength - 1) continue;
      const isCaptured = [...doc.tree.ancestorsOf(node)].some(
        ({ type }) => type === 'CommandExpansion' || type === 'ProcessSubstitution' || type === 'Pipeline',
      );
      if (!isCaptured)
        yield {
          at: doc.tree.spanOf(first),
          message: 'errors go to where the output went before, not into the file',
          help: '> file 2>&1',
        };
    }
  },
});
