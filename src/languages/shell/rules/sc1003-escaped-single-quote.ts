import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1003',
  name: 'escaped-single-quote',
  title: 'backslash before a closing single quote',
  severity: 'info',
  docs: {
    what: 'A single-quoted string that ends with a backslash.',
    why: 'Inside single quotes a backslash is literal: it does not escape the closing quote.',
    instead: "Write `'it'\\''s'` to put a quote inside.",
  },
  examples: {
    bad: [
      { code: "echo 'it\\'\n", line: 1 },
      { code: "tr -d '\\' < list\n", line: 1 },
    ],
    good: [{ code: "echo 'it'\\''s'\n" }, { code: "tr -d '\\\\/' < list\n" }],
  },
  needs: ["\\'"],

  *check(doc) {
    for (const node of doc.tree.ofType('SingleQuoted')) {
      if (!node.text.endsWith("\\'") || doc.tree.isDecoded(node)) continue;
      yield {
        at: { start: node.end - 2, end: node.end - 1 },
        message: 'this backslash is literal: the quote after it ends the string',
        help: "write a single quote as: '\\''",
      };
    }
  },
});
