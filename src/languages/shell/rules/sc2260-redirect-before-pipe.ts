import { hasSubstitution } from '../analysis/flow.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2260',
  name: 'redirect-before-pipe',
  title: 'a redirect of the output before a pipe',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'A command before a `|` whose output goes into a file.',
    why: 'Nothing comes through the pipe: the file gets it all.',
    instead: 'Use `tee file |`, or drop the pipe.',
  },
  examples: {
    bad: [
      { code: 'a > b | c\n', line: 1 },
      { code: 'a >> b | c | d\n', line: 1 },
    ],
    good: [{ code: 'a | tee b | c\n' }, { code: 'a | b > c\n' }],
  },
  needs: ['Pipeline'],

  *check(doc) {
    for (const command of doc.commands) {
      if (command.redirects.length === 0 || !command.node.name) continue;
      const { pipeIndex, pipeLength } = command.context;
      if (pipeIndex === pipeLength - 1 || hasSubstitution(command)) continue;
      const first = command.redirects[0];
      if (first?.type !== 'Redirect' || !/^(?:>|>>|>\|)$/.test(first.operator)) continue;
      if (first.descriptor && !(first.descriptor.type === 'FileDescriptor' && first.descriptor.value === 1)) continue;
      if (command.redirects.length > 1) continue;
      yield {
        at: doc.tree.spanOf(first),
        message: 'the file gets all of the output: nothing comes through the pipe',
        help: '… | tee file | …',
      };
    }
  },
});
