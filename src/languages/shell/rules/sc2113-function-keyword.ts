import { isPlainName, keywordFunctions } from '../analysis/functions.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC2113',
  name: 'function-keyword',
  feature: '`function` before a function name',
  why: 'dash treats the word as a command and the braces as its arguments, so the script stops with a syntax error.',
  instead: 'Write `f()` instead of `function f`.',
  safe: 'dash rejects the entire script; if `sh` is another shell, the function stays the same. The fix is unsafe for a function named like a shell keyword or special builtin.',
  help: 'add parentheses after the name instead of `function`',
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
          title: 'Replace `function` with parentheses',
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
