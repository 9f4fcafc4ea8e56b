import { descriptorOf, isToFile, redirectedNodes } from '../analysis/redirects.ts';
import type { Redirection, SyntaxNode } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';
import type { ScriptTree } from '../tree.ts';

export default defineShellcheckRule({
  id: 'SC2069',
  name: 'stderr-first',
  title: '2>&1 before the output redirect',
  severity: 'warning',
  docs: {
    what: 'A `2>&1` before `> file`.',
    why: 'Redirects are processed from left to right: errors go to the previous destination of the output, usually the terminal, not to the file.',
    instead: 'Write `> file 2>&1`.',
    exceptions: 'The order may be intentional in a pipeline or substitution: errors are passed on, the output is not.',
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
    for (const node of redirectedNodes(doc)) {
      const output = node.redirects.filter(({ operator }) => !operator.startsWith('<'));
      const [first, second, third] = output;
      // With more of them the order is meant: `3>&1 2>&1 >file`.
      if (!first || !second || third || !isErrorsToOutput(first) || !isToFile(second)) continue;
      // `&> file` and `>& file` redirect both.
      if (descriptorOf(second) !== 1 || second.operator.includes('&') || isCaptured(doc.tree, node)) continue;
      yield {
        at: doc.tree.spanOf(first),
        message: 'errors go to the previous destination of the output, not to the file',
        help: 'redirect the output first: > file 2>&1',
      };
    }
  },
});

function isErrorsToOutput(redirect: Redirection): boolean {
  return (
    redirect.type === 'Redirect' &&
    redirect.operator === '>&' &&
    redirect.target?.text === '1' &&
    descriptorOf(redirect) === 2
  );
}

/** Whether the output goes to something else than the terminal. */
function isCaptured(tree: ScriptTree, node: SyntaxNode): boolean {
  let child = node;
  for (const up of tree.ancestorsOf(node)) {
    if (up.type === 'CommandExpansion' || up.type === 'ProcessSubstitution') return true;
    if (up.type === 'Pipeline' && up.commands.at(-1) !== child) return true;
    child = up;
  }
  return false;
}
