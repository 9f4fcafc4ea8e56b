import { listsOf, setsErrexit, unwrapSingle } from '../analysis/flow.ts';
import type { Statement } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2103',
  name: 'cd-back',
  title: 'cd back to the previous directory',
  severity: 'info',
  docs: {
    what: '`cd ..` or `cd -` after a `cd` in the same list of commands, without `set -e`.',
    why: 'If the first `cd` fails, the second leaves the directory the script should stay in.',
    instead: 'Use a subshell: `(cd dir && make)`.',
  },
  examples: {
    bad: [
      { code: 'cd app\nmake\ncd ..\n', line: 3 },
      { code: 'cd app; make; cd -\n', line: 1 },
    ],
    good: [{ code: '(cd app && make)\n' }, { code: 'set -e\ncd app\nmake\ncd ..\n' }],
  },
  needs: ['command:cd'],

  *check(doc, { profile }) {
    if (doc.commands.filter(({ name }) => name === 'cd').length < 2) return;
    const lists = listsOf(doc);
    if (!lists.some((list) => list.some((one) => isBack(one))) || setsErrexit(doc)) return;
    for (const list of lists) {
      const first = list.findIndex((one) => cdTarget(one) !== undefined && !isBack(one));
      if (first === -1) continue;
      for (const back of list.slice(first + 1).filter(isBack)) {
        // ShellCheck knows `..` and `-` only.
        if (profile === 'hadolint' && (cdTarget(back) ?? '').length > 2) continue;
        yield {
          at: doc.tree.spanOf(unwrapSingle(back)),
          message: 'if the first `cd` fails, this one leaves the current directory of the script',
          help: 'use a subshell: (cd … && …)',
        };
      }
    }
  },
});

function cdTarget(statement: Statement): string | undefined {
  const node = unwrapSingle(statement);
  if (node.type !== 'Command' || node.name?.text !== 'cd' || node.args.length !== 1) return undefined;
  return node.args[0]?.text;
}

function isBack(statement: Statement): boolean {
  return /^(?:\.\.(?:\/\.\.)*\/?|-)$/.test(cdTarget(statement) ?? '');
}
