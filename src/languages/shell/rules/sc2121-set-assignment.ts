import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';
import type { ShellWord } from '../word.ts';

export default defineShellcheckRule({
  id: 'SC2121',
  name: 'set-assignment',
  title: 'set used as an assignment',
  severity: 'warning',
  docs: {
    what: '`set name=value`, the assignment syntax of other languages.',
    why: 'It sets the positional parameters: `$1` becomes `name=value`, and the variable is unchanged.',
    instead: 'Write `name=value`.',
    exceptions:
      '`set word $list; shift` splits a list intentionally; like ShellCheck, the `hadolint` profile reports any name or text with `=` that is followed by more words.',
  },
  examples: {
    bad: [
      { code: 'set a=b\n', line: 1 },
      { code: 'x; set PATH=/bin\n', line: 1 },
    ],
    good: [{ code: 'a=b\n' }, { code: 'set -e\n' }],
  },
  needs: ['command:set'],

  *check(doc, { profile }) {
    for (const { name, args } of commandsNamed(doc, 'set')) {
      const [first, second] = args;
      if (name !== 'set' || !first) continue;
      const text = writtenOf(first);
      const isMeant = profile === 'hadolint' ? text.includes('=') : /^[A-Za-z_]\w*=/.test(first.text);
      if (isMeant)
        yield {
          at: first.span,
          message: 'this sets the parameter `$1`, not a variable',
          help: `assign the variable: ${first.text}`,
        };
      else if (profile === 'hadolint' && second && /^[A-Za-z_]\w*$/.test(text))
        yield {
          at: first.span,
          message: 'this sets the parameter `$1`',
          help: `assign the variable, if that is meant: ${text}=…`,
        };
    }
  },
});

/** A word without what is quoted or expanded in it. */
function writtenOf({ node, text }: ShellWord): string {
  if (node.type !== 'Word' || !node.parts) return /["']/.test(text) ? '' : text;
  return node.parts.map((part) => (part.type === 'Literal' ? part.text : '*')).join('');
}
