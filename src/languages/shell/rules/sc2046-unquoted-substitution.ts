import type { Report } from '../../../core/rule.ts';
import { isCommandName, quoteFix } from '../analysis/expansions.ts';
import { commandNameOf, unwrapSingle } from '../analysis/flow.ts';
import { isQuoteFree, isValueOfAlias } from '../analysis/position.ts';
import type { CommandExpansionPart } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

/** Programs whose output is a list of numbers. */
const NUMBERS = new Set(['seq', 'pgrep']);

export default defineShellcheckRule({
  id: 'SC2046',
  name: 'unquoted-substitution',
  title: 'unquoted command substitution',
  severity: 'warning',
  // Lists of packages and `-j$(nproc)` are split on purpose or cannot be: the evidence is incomplete.
  recommended: 'info',
  fixable: 'sometimes',
  docs: {
    what: '`$( )` or backticks outside double quotes, where the output is split on whitespace and its globs are expanded.',
    why: 'Output that contains whitespace or a `*` becomes several arguments, and empty output becomes no argument at all.',
    instead: 'Write `"$(command)"`, unless the output is a list that should be split.',
    exceptions: '`$(seq …)` and `$(pgrep …)` print only numbers.',
  },
  examples: {
    bad: [
      { code: 'cd "$HOME" && rm $(cat list)\n', line: 1, fixed: 'cd "$HOME" && rm "$(cat list)"\n' },
      { code: 'chown `id -u` file\n', line: 1, fixed: 'chown "`id -u`" file\n' },
    ],
    good: [
      { code: 'rm "$(cat list)"\n' },
      { code: 'x=$(cat list)\n', why: 'assignments are not split' },
      { code: 'for i in $(seq 3); do echo "$i"; done\n' },
    ],
  },
  needs: ['CommandExpansion'],

  *check(doc, { profile }): Iterable<Report> {
    for (const node of doc.tree.ofType('CommandExpansion')) {
      const { tree } = doc;
      const isAlias = profile === 'hadolint' && isValueOfAlias(tree, node);
      if (!isAlias && isQuoteFree(tree, node, doc.dialect)) continue;
      const word = tree.parentOf(node);
      const command = word && tree.parentOf(word);
      if (word?.type === 'Word' && command?.type === 'Command' && command.name === word && word.parts?.length === 1)
        continue;
      if (printsNumbers(node) || isCommandName(doc, node)) continue;
      yield {
        at: tree.spanOf(node),
        message: `the output of \`${short(node.text)}\` is split on whitespace and its globs are expanded`,
        help: `quote it unless it is a list to be split: "${short(node.text)}"`,
        ...quoteFix(doc, node),
      };
    }
  },
});

function printsNumbers(node: CommandExpansionPart): boolean {
  const commands = node.script?.commands ?? [];
  const [only] = commands;
  if (!only) return true;
  return commands.length === 1 && NUMBERS.has(commandNameOf(unwrapSingle(only)) ?? '');
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 36)} …)` : line;
}
