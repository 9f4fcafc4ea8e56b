import { calledName, functionsOf } from '../analysis/functions.ts';
import { reachOf } from '../analysis/reach.ts';
import type { ShellDocument } from '../document.ts';
import type { SyntaxNode } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2329',
  name: 'uncalled-function',
  title: 'uncalled function',
  severity: 'info',
  docs: {
    what: 'A function that is not called, or only by functions that are not called, in a script that ends with `exit`, or in a subshell.',
    why: 'It is left over, or its name is misspelled in the call.',
    instead: 'Remove it, or call it.',
    exceptions:
      'Names that appear elsewhere in the script, as in `trap` or a string, count as called. All names count as called if the script runs a command from a variable or sources another file.',
  },
  examples: {
    bad: [
      { code: 'usage() { echo "a b"; }\nmake\nexit 0\n', line: 1 },
      { code: 'function old { a; }\nmake || exit 1\nexit 0\n', line: 1 },
    ],
    good: [{ code: 'usage() { echo "a b"; }\nusage\nexit 0\n' }, { code: 'usage() { echo "a b"; }\nmake\n' }],
  },
  needs: ['Function'],

  *check(doc, facts) {
    const { ends } = reachOf(doc);
    const { byName, around } = functionsOf(doc);
    const called = calledFunctions(doc);
    const mentioned = facts.profile === 'hadolint' ? undefined : mentionedNames(doc);
    if (mentioned === 'any') return;
    for (const [name, definitions] of byName) {
      if (called.has(name) || (mentioned?.get(name) ?? 0) > definitions.length) continue;
      for (const definition of definitions) {
        const outer = around.get(definition);
        if (outer && !called.has(outer.name.value)) continue;
        if (!ends && !endsWithProcess(doc, definition)) continue;
        yield {
          at: doc.tree.spanOf(definition),
          message: `the function \`${name}\` is never called`,
          help: 'remove it, or call it',
        };
      }
    }
  },
});

/** Whether a definition ends with the subshell or substitution that it is in. */
function endsWithProcess({ tree }: ShellDocument, definition: SyntaxNode): boolean {
  for (const up of tree.ancestorsOf(definition)) {
    if (up.type === 'Subshell' || up.type === 'ProcessSubstitution') return true;
    if (up.type === 'CommandExpansion') return !up.text.startsWith('${');
    if (up.type === 'Function') return false;
  }
  return false;
}

/** The functions that the script calls, and those that they call. */
function calledFunctions(doc: ShellDocument): ReadonlySet<string> {
  const { byName, around } = functionsOf(doc);
  const dead = new Set(reachOf(doc).unreachable);
  const inside = new Map<string | undefined, string[]>();
  for (const command of doc.commands) {
    const name = calledName(command);
    if (name === undefined || !byName.has(name) || isDead(doc, command.node, dead)) continue;
    const owner = around.get(command.node)?.name.value;
    const names = inside.get(owner);
    if (names) names.push(name);
    else inside.set(owner, [name]);
  }
  const called = new Set(inside.get(undefined));
  for (const name of called) for (const one of inside.get(name) ?? []) called.add(one);
  return called;
}

function isDead({ tree }: ShellDocument, node: SyntaxNode, dead: ReadonlySet<SyntaxNode>): boolean {
  if (dead.size === 0) return false;
  if (dead.has(node)) return true;
  for (const up of tree.ancestorsOf(node)) if (dead.has(up)) return true;
  return false;
}

/** How often each name appears in the script; `any` if it may call any function. */
function mentionedNames({ text, commands }: ShellDocument): ReadonlyMap<string, number> | 'any' {
  const isOpen = commands.some(
    ({ words, name, basename }) =>
      (words.length > 0 && name === undefined) || /^(?:\.|source|eval|bash|sh)$/.test(basename ?? ''),
  );
  if (isOpen) return 'any';
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[\w.:-]+/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
