import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2188',
  name: 'redirect-alone',
  title: 'redirect without a command',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'A redirect that is not attached to a command.',
    why: 'It only opens, truncates or creates the file; often the command before it is missing.',
    instead: 'Write `: > file` to truncate a file, or add the command.',
  },
  examples: {
    bad: [
      { code: '> log\n', line: 1 },
      { code: 'make; >> log\n', line: 1 },
    ],
    good: [{ code: ': > log\n' }, { code: 'make >> log\n' }],
  },
  needs: ['command:'],

  *check(doc) {
    for (const command of doc.commands) {
      const { node, redirects } = command;
      const [first] = redirects;
      if (
        node.name ||
        node.args.length > 0 ||
        !first ||
        node.prefix.some(({ type }) => type === 'Assignment') ||
        command.context.pipeLength > 1
      )
        continue;
      const up = doc.tree.parentOf(node);
      const outer = up && doc.tree.parentOf(up);
      const isRead =
        first.type === 'Redirect' &&
        first.operator === '<' &&
        outer?.type === 'Script' &&
        outer.commands.length === 1 &&
        outer !== doc.tree.root;
      if (isRead) continue;
      yield {
        at: doc.tree.spanOf(first),
        message: 'this redirect is not attached to a command',
        help: 'truncate a file with: : > file',
      };
    }
  },
});
