import { commandNameOf } from '../analysis/flow.ts';
import type { SyntaxNode } from '../parse.ts';
import { childrenOf } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

const DECLARERS = new Set(['export', 'readonly', 'local', 'declare', 'typeset']);

export default defineShellcheckRule({
  id: 'SC2155',
  name: 'masked-exit-status',
  title: 'declaration that masks an exit status',
  severity: 'warning',
  recommended: 'info',
  fixable: 'never',
  docs: {
    what: 'An `export`, `local`, `readonly`, `declare` or `typeset` that also assigns the output of a command.',
    why: 'The exit status is that of `export`, which is always 0: if the inner command fails, neither `&&` nor `set -e` notices, and the build continues with an empty value.',
    instead: 'Assign first, then export: `x="$(command)" && export x`.',
    exceptions: 'A read-only local variable (`local -r`) in a function cannot be assigned later and is not reported.',
  },
  examples: {
    bad: [
      { code: 'export VERSION="$(cat version)"\n', line: 1 },
      { code: 'f() {\n  local dir=$(mktemp -d)\n}\n', line: 2 },
    ],
    good: [
      { code: 'VERSION="$(cat version)" && export VERSION\n' },
      { code: 'export VERSION=1.2\n', why: 'no command runs' },
    ],
  },
  needs: ['command:export', 'command:readonly', 'command:local', 'command:declare', 'command:typeset'],

  *check(doc) {
    for (const command of doc.commands) {
      const { node } = command;
      const declarer = commandNameOf(node, false) ?? '';
      if (!DECLARERS.has(declarer)) continue;
      const { context } = command;
      const isLocal =
        declarer === 'local' || (context.functionName !== undefined && /^(?:declare|typeset)$/.test(declarer));
      const flags = node.suffix.flatMap((part) =>
        part.type === 'Word' && /^-\w/.test(part.value) ? [part.value] : [],
      );
      if (isLocal && flags.some((flag) => flag.includes('r')) && !flags.some((flag) => flag.includes('g'))) continue;
      for (const part of node.suffix) {
        const target = assignedTo(part);
        if (!target || !runsCommand(part)) continue;
        const start = doc.tree.spanOf(part).start;
        yield {
          at: doc.tree.isDecoded(part) ? doc.tree.spanOf(part) : { start, end: start + target.length },
          message: `the exit status of the command is lost: \`${declarer}\` always succeeds`,
          help: `assign first: ${target}="$(…)" && ${declarer} ${target}`,
        };
      }
    }
  },
});

function assignedTo(part: SyntaxNode): string | undefined {
  if (part.type === 'Assignment') return part.name;
  return part.type === 'Word' ? /^(\w+)\+?=/.exec(part.text)?.[1] : undefined;
}

/** Whether a value has a command substitution, quoted or not, but not inside `${…}`. */
function runsCommand(node: SyntaxNode): boolean {
  return childrenOf(node).some(
    (child) =>
      child.type === 'CommandExpansion' ||
      ((child.type === 'Word' || child.type === 'DoubleQuoted') && runsCommand(child)),
  );
}
