import { commandAround } from '../analysis/flow.ts';
import { isNoPattern } from '../analysis/globs.ts';
import { flagsOf } from '../options.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2102',
  name: 'repeated-range',
  title: 'bracket glob with a repeated character',
  severity: 'info',
  fixable: 'sometimes',
  docs: {
    what: 'An unquoted `[…]` in which a character appears twice.',
    why: 'A bracket glob matches one character from the set, not the text in the brackets: `[10-15]` is 0, 1, or 1 to 5.',
    instead: 'Quote it if the brackets are literal, or list the cases: `{10..15}`.',
    exceptions: 'Python package extras (`pip install name[extra]`) are not reported.',
  },
  examples: {
    bad: [
      { code: 'ls log[10-15]\n', line: 1 },
      { code: 'go get example.com/x[latest]\n', line: 1 },
    ],
    good: [{ code: 'ls log[0-9]\n' }, { code: "pip install 'uvicorn[standard]'\n" }],
  },
  needs: ['['],

  *check(doc, { profile }) {
    for (const node of doc.tree.ofType('Glob')) {
      if (node.kind !== 'bracket' || /[$`'"]/.test(node.text) || isNoPattern(doc, node)) continue;
      const content = node.text.slice(1, -1).replace(/^[!^]/, '').replace(/\\(.)/g, '$1');
      const letters = [...content].filter((letter) => letter !== '-');
      if (content.includes('[') || /^:.*:$/.test(content) || new Set(letters).size === letters.length) continue;
      const command = commandAround(doc, node);
      const name = command?.name ?? '';
      if (name === 'tr' || name === 'read') continue;
      if (
        profile !== 'hadolint' &&
        command &&
        isPackageTool(
          name,
          flagsOf(command).map((flag) => flag.word.value),
        )
      )
        continue;
      const word = doc.tree.parentOf(node);
      const quotable = word?.type === 'Word' && !doc.tree.isDecoded(word) && /^[\w[\]=.,-]+$/.test(word.text);
      yield {
        at: doc.tree.spanOf(node),
        message: `\`${node.text}\` matches one character from the set, not this text`,
        help: 'quote it if the brackets are literal',
        ...(quotable && {
          fix: {
            title: 'Quote the word',
            safety: 'unsafe',
            edits: [{ span: doc.tree.spanOf(word), text: `'${word.text}'` }],
          },
        }),
      };
    }
  },
});

function isPackageTool(name: string, flags: readonly string[]): boolean {
  return (
    /^(?:pip[\d.]*|pipx|uv|poetry|conda|mamba)$/.test(name) || (/^python[\d.]*$/.test(name) && flags.includes('-m'))
  );
}
