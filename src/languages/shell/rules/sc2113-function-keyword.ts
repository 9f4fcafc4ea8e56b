import { isPlainName, keywordFunctions } from '../analysis/functions.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC2113',
  name: 'function-keyword',
  feature: '`function` before the name of a function',
  why: 'dash takes the word for a command and the braces for its arguments: the script stops with a syntax error.',
  instead: 'Write `f()` in place of `function f`.',
  safe: 'dash refuses the whole script; where another shell is behind `sh`, the function stays the same. The fix is unsafe for a name that is a word of the shell.',
  help: 'write parentheses behind the name in place of `function`',
  knownIn: ['busybox'],
  fixable: 'always',
  examples: {
    bad: [
      { code: 'function f { a; }\nf\n', line: 1, fixed: 'f() { a; }\nf\n' },
      { code: 'true\nfunction f\n{\n  a\n}\nf\n', line: 2, fixed: 'true\nf()\n{\n  a\n}\nf\n' },
    ],
    good: [{ code: 'f() { a; }\nf\n' }, { code: '#!/bin/ksh\nfunction f { a; }\nf\n' }],
  },
  needs: ['Function'],

  *find(doc) {
    for (const { span, keyword, hasParentheses, name } of keywordFunctions(doc)) {
      if (hasParentheses) continue;
      const after = { start: name.end, end: name.end };
      yield {
        at: span,
        fix: {
          title: 'Write parentheses in place of `function`',
          safety: isPlainName(doc.text.slice(name.start, name.end)) ? 'safe' : 'unsafe',
          edits: [
            { span: keyword, text: '' },
            { span: after, text: '()' },
          ],
        },
      };
    }
  },
});
