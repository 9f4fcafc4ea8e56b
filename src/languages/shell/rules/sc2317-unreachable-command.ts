import { reachOf } from '../analysis/reach.ts';
import type { ShellDocument } from '../document.ts';
import type { SyntaxNode } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2317',
  name: 'unreachable-command',
  title: 'unreachable command',
  severity: 'info',
  docs: {
    what: 'A command after an `exit` or `return`, after a call of a function that always exits, or after an `if` or `case` in which every branch does.',
    why: 'It appears to have an effect but never runs.',
    instead: 'Remove it, or move it before the exit.',
  },
  examples: {
    bad: [
      { code: 'make\nexit 0\nmake install\n', line: 3 },
      { code: 'die() { echo "$1"; exit 1; }\ndie "no space"\nmake\n', line: 3 },
    ],
    good: [{ code: 'make || exit 1\nmake install\n' }, { code: 'if a; then exit 1; fi\nmake\n' }],
  },
  needs: ['command:exit', 'command:return', 'command:command'],

  *check(doc, facts) {
    const { unreachable } = reachOf(doc);
    for (const [index, node] of unreachable.entries()) {
      const isSame = facts.profile !== 'hadolint' && isNext(doc, unreachable[index - 1], node);
      // ShellCheck does not report a list of `&&` here.
      if (isSame || (facts.profile === 'hadolint' && isStatementOfChain(doc, node))) continue;
      yield {
        at: doc.tree.spanOf(node),
        message: 'unreachable command: the script or function always ends before it',
        help: 'remove it, or move it before the exit',
      };
    }
  },
});

function isStatementOfChain({ tree }: ShellDocument, node: SyntaxNode): boolean {
  return node.type === 'AndOr' && tree.parentOf(node)?.type === 'Statement';
}

/** Whether a node belongs to the list whose end was reported at another one. */
function isNext({ tree }: ShellDocument, before: SyntaxNode | undefined, node: SyntaxNode): boolean {
  return before !== undefined && listOf(tree, before) === listOf(tree, node);
}

function listOf(tree: ShellDocument['tree'], node: SyntaxNode): SyntaxNode | undefined {
  const parent = tree.parentOf(node);
  return parent?.type === 'Statement' ? tree.parentOf(parent) : parent;
}
