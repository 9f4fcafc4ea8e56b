import { setsErrexit } from '../analysis/flow.ts';
import type { ShellCommand } from '../command.ts';
import type { SyntaxNode } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';
import type { ScriptTree } from '../tree.ts';

const CHANGERS = new Set(['cd', 'pushd', 'popd']);
/** Directories that are always there. */
const SAFE_TARGET = /^[./]*$/;

export default defineShellcheckRule({
  id: 'SC2164',
  name: 'unchecked-cd',
  title: 'cd with an unchecked exit status',
  severity: 'warning',
  fixable: 'sometimes',
  docs: {
    what: 'A `cd`, `pushd` or `popd` whose exit status is not checked, in a script without `set -e`.',
    why: 'If the directory is missing, the script continues in the current one: later commands delete, unpack or build in the wrong place, and the build still succeeds.',
    instead: 'Chain the next command with `&&`, or write `cd dir || exit`.',
    exceptions:
      'Not reported in a condition, on the left of `&&` or `||`, as the last command of a function, for `cd /`, `cd .` and `cd ..`, and after `set -e`.',
  },
  examples: {
    bad: [
      { code: 'cd build; rm -rf tmp\n', line: 1, fixed: 'cd build || exit; rm -rf tmp\n' },
      {
        code: '#!/bin/bash\nmkdir app\npushd app\nmake\n',
        line: 3,
        fixed: '#!/bin/bash\nmkdir app\npushd app || exit\nmake\n',
      },
    ],
    good: [
      { code: 'cd build && rm -rf tmp\n' },
      { code: 'set -e\ncd build\nrm -rf tmp\n', why: 'the shell itself exits on failure' },
      { code: 'cd build || exit 1\nmake\n' },
    ],
  },
  needs: ['command:cd', 'command:pushd', 'command:popd', 'command:builtin', 'command:command', 'command:exec'],

  *check(doc, { profile }) {
    const changes = doc.commands.filter((command) => CHANGERS.has(effectiveName(command)));
    if (changes.length === 0 || setsErrexit(doc)) return;
    // hadolint does not see the flags of SHELL.
    if (doc.errexit && (profile !== 'hadolint' || doc.origin === 'file')) return;
    for (const command of changes) {
      if (command.context.inCondition || isHarmless(command)) continue;
      // What the function returns then is the status of `cd`.
      if (profile !== 'hadolint' && endsFunction(doc.tree, command.node)) continue;
      const name = effectiveName(command);
      const exit = command.context.functionName === undefined ? 'exit' : 'return';
      yield {
        at: command.span,
        message: `the script continues in the wrong directory if this \`${name}\` fails`,
        help: `handle the failure: \`${name} … || ${exit}\`, or chain the next command with \`&&\``,
        fix: {
          title: `Append \`|| ${exit}\``,
          safety: 'unsafe',
          edits: [{ span: { start: command.span.end, end: command.span.end }, text: ` || ${exit}` }],
        },
      };
    }
  },
});

function effectiveName(command: ShellCommand): string {
  const name = command.name ?? '';
  if (!/^(?:builtin|command|exec)$/.test(name)) return name;
  return command.args.find(({ value }) => !value.startsWith('-'))?.literal ?? name;
}

function isHarmless(command: ShellCommand): boolean {
  const name = effectiveName(command);
  if (name !== 'cd') return command.args.some(({ literal }) => literal === '-n');
  const targets = command.args.filter(({ literal }) => literal !== 'cd');
  return targets.length === 1 && SAFE_TARGET.test(targets[0]?.literal ?? '$');
}

/** The last command of a function gives the caller its status. */
function endsFunction(tree: ScriptTree, node: SyntaxNode): boolean {
  let child = node;
  for (const up of tree.ancestorsOf(node)) {
    if (up.type === 'Function') return true;
    if (
      up.type === 'CompoundList' ? up.commands.at(-1) !== child : !/^(?:Statement|BraceGroup|Subshell)$/.test(up.type)
    ) {
      return false;
    }
    child = up;
  }
  return false;
}
