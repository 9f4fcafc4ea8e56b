import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2146',
  name: 'ungrouped-find-or',
  title: 'ungrouped -o before a find action',
  severity: 'warning',
  docs: {
    what: '`find -name a -o -name b -action` without parentheses.',
    why: 'The action belongs only to the last branch: nothing happens for the files that match the first.',
    instead: 'Write `\\( -name a -o -name b \\) -action`.',
  },
  examples: {
    bad: [
      { code: 'find . -name a -o -name b -delete\n', line: 1 },
      { code: "find . -name '*.c' -o -name '*.h' -exec rm {} +\n", line: 1 },
    ],
    good: [
      { code: 'find . \\( -name a -o -name b \\) -delete\n' },
      { code: 'find . -name a -prune -o -name b -print\n' },
    ],
  },
  needs: ['command:find'],

  *check(doc) {
    for (const { args } of commandsNamed(doc, 'find')) {
      const texts = args.map(({ literal = '' }) => literal);
      for (const [index, text] of texts.entries()) {
        if (!/^-or?$/.test(text) || !isNameTest(texts[index - 2]) || !isNameTest(texts[index + 1])) continue;
        const action = args[index + 3];
        if (!action || !/^-(?:exec|execdir|ok|delete|print|print0|printf|ls)$/.test(action.literal ?? '')) continue;
        if (texts.slice(0, index).some((one) => ACTION.test(one))) continue;
        yield {
          at: action.span,
          message: 'this action belongs only to the last branch of `-o`',
          help: 'group the conditions: \\( … -o … \\)',
        };
      }
    }
  },
});

const ACTION = /^(?:-(?:exec|execdir|ok|okdir|delete|print|print0|printf|fprint|ls|prune|quit)|\\?\()$/;

function isNameTest(text = ''): boolean {
  return /^-i?(?:name|path|wholename|regex|lname)$/.test(text);
}
