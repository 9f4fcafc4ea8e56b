import { setsErrexit } from '../analysis/flow.ts';
import { isInCondition } from '../command.ts';
import type { SyntaxNode } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';
import type { ScriptTree } from '../tree.ts';

export default defineShellcheckRule({
  id: 'SC2251',
  name: 'negation-under-errexit',
  title: 'negated command ignored by set -e',
  severity: 'info',
  docs: {
    what: '`! command` in a script with `set -e` whose status is not used.',
    why: '`set -e` never stops for a negated command, so a check such as `! grep -q bad file` has no effect.',
    instead: 'Write `if grep -q bad file; then exit 1; fi`, or append `&& true`.',
    exceptions: 'The last command of a script, function or subshell determines its exit status.',
  },
  examples: {
    bad: [
      { code: 'set -e\n! grep -q bad file\nmake\n', line: 2 },
      { code: 'set -ex; ! ldd app | grep "not found"; make\n', line: 1 },
    ],
    good: [
      { code: 'set -e\nif grep -q bad file; then exit 1; fi\n' },
      { code: '! grep -q bad file\nmake\n', why: 'no effect is expected without set -e' },
    ],
  },
  needs: ['Negation'],

  *check(doc, { profile }) {
    const negated = doc.tree
      .ofType('Pipeline')
      .filter(({ prefixes }) => prefixes.some(({ type }) => type === 'Negation'));
    if (negated.length === 0) return;
    const seesFlags = profile !== 'hadolint' || doc.origin === 'file';
    if (!setsErrexit(doc) && !(doc.errexit && seesFlags)) return;
    for (const pipeline of negated) {
      const statement = doc.tree.parentOf(pipeline);
      // Nothing stops for what runs in the background, negated or not.
      if (statement?.type === 'Statement' && statement.background) continue;
      if (isInCondition(doc.tree, pipeline) || endsScope(doc.tree, pipeline)) continue;
      // ShellCheck looks at whole statements only.
      if (profile === 'hadolint' && statement?.type === 'AndOr') continue;
      const { start } = doc.tree.spanOf(pipeline.prefixes.find(({ type }) => type === 'Negation') ?? pipeline);
      yield {
        at: { start, end: start + 1 },
        message: '`set -e` does not stop for a negated command, so this check has no effect',
        help: 'use if: if …; then exit 1; fi',
      };
    }
  },
});

/** The last command of a script, subshell, function or condition. */
function endsScope(tree: ScriptTree, node: SyntaxNode): boolean {
  let child = node;
  for (const up of tree.ancestorsOf(node)) {
    const parent = tree.parentOf(up);
    if (up.type === 'Script') return up.commands.at(-1) === child;
    if (up.type === 'CompoundList') {
      if (up.commands.at(-1) !== child) return false;
      if (parent?.type === 'Subshell') return true;
      if ((parent?.type === 'If' || parent?.type === 'Elif' || parent?.type === 'While') && parent.clause === up)
        return true;
      return parent?.type === 'BraceGroup' && tree.parentOf(parent)?.type === 'Function';
    }
    child = up;
  }
  return false;
}
