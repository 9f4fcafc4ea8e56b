import { faultOf } from '../analysis/faults.ts';
import { unquotedTexts } from '../analysis/unquoted.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1083',
  name: 'literal-brace',
  title: 'literal brace',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'An unquoted `{` or `}` that neither groups commands nor starts an expansion.',
    why: 'It is passed on as text: a `;` before it, a space after it or a `$` is probably missing.',
    instead: 'Quote it if it is text; write `{ command; }` for a group.',
    exceptions: 'The pair `{}` is the file name placeholder of `find` and `xargs`.',
  },
  examples: {
    bad: [
      { code: 'echo {a}\n', line: 1 },
      { code: 'git log HEAD@{1}\n', line: 1 },
    ],
    good: [{ code: "echo '{a}'\n" }, { code: 'find . -exec cat {} +\n' }, { code: 'mkdir a b\n' }],
  },
  needs: ['{', '}'],

  *check(doc) {
    if (doc.template || !/[{}]/.test(doc.text)) return;
    const fault = faultOf(doc)?.at.start;
    for (const { text, start } of unquotedTexts(doc)) {
      if (text.endsWith('{fd}')) continue;
      for (const match of text.matchAll(/\\[\s\S]|\{\}|[{}]/g)) {
        if (match[0].length > 1) continue;
        const at = start + match.index;
        if (at === fault) continue;
        yield {
          at: { start: at, end: at + 1 },
          message: `this \`${match[0]}\` is passed on as literal text`,
          help: 'quote it if it is text',
        };
      }
    }
  },
});
