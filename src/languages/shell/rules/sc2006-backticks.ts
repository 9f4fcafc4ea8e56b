import type { Fix } from '../../../core/rule.ts';
import type { ShellDocument } from '../document.ts';
import type { CommandExpansionPart } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2006',
  name: 'backticks',
  title: 'command substitution in backticks',
  severity: 'style',
  fixable: 'sometimes',
  docs: {
    what: 'A command substitution written with backticks.',
    why: 'Backslashes have a different meaning inside backticks and nesting needs escapes, so a small change easily breaks the command.',
    instead: 'Write `$(command)`.',
    safe: 'Both forms run the same command. No fix is offered where backslashes, comments, here-documents or unbalanced brackets could be parsed differently.',
  },
  examples: {
    bad: [
      { code: 'x=`date`\n', line: 1, fixed: 'x=$(date)\n' },
      { code: 'echo "now: `date +%s`"\n', line: 1, fixed: 'echo "now: $(date +%s)"\n' },
    ],
    good: [{ code: 'x=$(date)\n' }, { code: "echo 'a `b` c'\n", why: 'literal text in single quotes' }],
  },
  needs: ['`'],

  *check(doc) {
    for (const node of doc.tree.ofType('CommandExpansion')) {
      if (!node.text.startsWith('`') || doc.tree.isDecoded(node)) continue;
      const body = node.text.slice(1, -1);
      if (body.trim() === '') continue;
      const fix = fixOf(doc, node, body);
      yield {
        at: doc.tree.spanOf(node),
        message: 'backticks change the meaning of backslashes and cannot be nested',
        help: `replace the backticks: $(${body.length > 60 ? 'command' : body})`,
        ...(fix && { fix }),
      };
    }
  },
});

/** A bracket too many, as in a branch of `case`, would close the substitution. */
function isBalanced(body: string): boolean {
  let depth = 0;
  for (const char of body) {
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function fixOf(doc: ShellDocument, node: CommandExpansionPart, body: string): Fix | undefined {
  // A body that begins with `(` would read as arithmetic, one with a `#` could swallow the closing bracket.
  if (/[\\`#]|<</.test(body) || body.startsWith('(') || !isBalanced(body)) return undefined;
  return {
    title: 'Replace the backticks with $( )',
    safety: 'safe',
    edits: [{ span: doc.tree.spanOf(node), text: `$(${body})` }],
  };
}
