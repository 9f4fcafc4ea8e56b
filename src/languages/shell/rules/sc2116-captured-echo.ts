import { onlyCommandOf } from '../analysis/loops.ts';
import { isGlobWord } from '../analysis/position.ts';
import type { CommandArgument } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2116',
  name: 'captured-echo',
  title: 'command substitution that only echoes',
  severity: 'style',
  docs: {
    what: 'A command substitution that only contains `echo …`.',
    why: 'It is the same as the text itself, but starts another process.',
    instead: 'Write the text: `x="$a"` instead of `x=$(echo "$a")`.',
  },
  examples: {
    bad: [
      { code: 'x=$(echo "$a")\n', line: 1 },
      { code: 'cp file $(echo /srv/$name)\n', line: 1 },
    ],
    good: [{ code: 'x="$a"\n' }, { code: 'x=$(echo *.txt)\n', why: 'echo expands the glob' }],
  },
  needs: ['CommandExpansion'],

  *check(doc) {
    for (const node of doc.tree.ofType('CommandExpansion')) {
      const only = onlyCommandOf(node);
      if (only?.type !== 'Command' || only.name?.text !== 'echo' || only.redirects.length > 0) continue;
      if (only.args.length === 0 || node.script?.commands[0]?.background) continue;
      const [first, second] = only.args;
      if (first?.text.startsWith('-') || only.args.some(needsCommand) || (first && !second && isSubstitution(first)))
        continue;
      yield {
        at: doc.tree.spanOf(node),
        message: 'this substitution is the same as the text it echoes',
        help: 'write the text directly',
      };
    }
  },
});

function needsCommand(arg: CommandArgument): boolean {
  return arg.type === 'Word' && (isGlobWord(arg) || (arg.parts ?? []).some(({ type }) => type === 'BraceExpansion'));
}

function isSubstitution(arg: CommandArgument): boolean {
  if (arg.type !== 'Word' || arg.parts?.length !== 1) return false;
  const [part] = arg.parts;
  const inner = part?.type === 'DoubleQuoted' && part.parts.length === 1 ? part.parts[0] : part;
  return inner?.type === 'CommandExpansion';
}
