import { functionsOf } from '../analysis/functions.ts';
import type { ShellFunction, SyntaxNode } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';
import type { ScriptTree } from '../tree.ts';

export default defineShellcheckRule({
  id: 'SC2218',
  name: 'called-too-early',
  title: 'function called before its definition',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'A function call, outside any function, before its only definition.',
    why: 'The shell executes line by line: the function does not exist yet, so it looks for a program with that name.',
    instead: 'Move the definition up.',
  },
  examples: {
    bad: [
      { code: 'build all\nbuild() { make "$@"; }\n', line: 1 },
      { code: 'if a; then report; fi\nreport() { echo done; }\n', line: 1 },
    ],
    good: [{ code: 'build() { make "$@"; }\nbuild all\n' }, { code: 'main() { build; }\nbuild() { make; }\nmain\n' }],
  },
  needs: ['Function'],

  *check(doc, facts) {
    const { byName, around, calls } = functionsOf(doc);
    // What is read or evaluated before a call may define the function as well.
    const unseen =
      facts.profile === 'hadolint'
        ? undefined
        : doc.commands.find(({ name }) => /^(?:\.|source|eval)$/.test(name ?? ''));
    const known = unseen?.node.pos ?? Number.POSITIVE_INFINITY;
    for (const [name, commands] of calls) {
      const [definition, another] = byName.get(name) ?? [];
      // A function may be called when the one that it is in has run before.
      if (!definition || another || around.has(definition)) continue;
      for (const command of commands) {
        const { node, context } = command;
        if (node.pos >= definition.pos || node.pos > known || around.has(node) || command.name !== name) continue;
        if (context.background || context.pipeLength > 1 || doc.tree.isDecoded(node)) continue;
        if (!isInListOf(doc.tree, definition, node)) continue;
        yield {
          at: command.span,
          message: `\`${name}\` is not defined yet when this line runs`,
          help: 'move the definition above the call',
          related: [{ at: doc.tree.spanOf(definition), message: 'it is defined here' }],
        };
      }
    }
  },
});

/** Whether a node is in the list of commands that a definition belongs to, at any depth. */
function isInListOf(tree: ScriptTree, definition: ShellFunction, node: SyntaxNode): boolean {
  const statement = tree.parentOf(definition);
  const list = statement && tree.parentOf(statement);
  if (statement?.type !== 'Statement' || !list) return false;
  for (const up of tree.ancestorsOf(node)) if (up === list) return true;
  return false;
}
