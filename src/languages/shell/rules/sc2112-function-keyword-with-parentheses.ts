import { isPlainName, keywordFunctions } from '../analysis/functions.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC2112',
  name: 'function-keyword-with-parentheses',
  feature: '`function` before a function name',
  why: 'dash treats the word as a command and stops at the parentheses, so the entire script does not run.',
  instead: 'Remove the word `function`.',
  safe: 'dash rejects the entire script; if `sh` is another shell, the function stays the same. The fix is unsafe for a function named like a shell keyword or special builtin.',
  help: 'remove the keyword `function`',
  knownIn: ['busybox'],
  fixable: 'always',
  examples: {
    bad: [
      { code: 'function f() { a; }\nf\n', line: 1, fixed: 'f() { a; }\nf\n' },
      { code: 'true\nfunction f () { a; }\nf\n', line: 2, fixed: 'true\nf () { a; }\nf\n' },
    ],
    good: [{ code: 'f() { a; }\nf\n' }, { code: '#!/bin/bash\nfunction f() { a; }\nf\n' }],
  },
  needs: ['Function'],

  *find(doc) {
    for (const { span, keyword, hasParentheses, name } of keywordFunctions(doc)) {
      if (!hasParentheses) continue;
      yield {
        at: span,
        fix: {
          title: 'Remove `function`',
          safety: isPlainName(doc.text.slice(name.start, name.end)) ? 'safe' : 'unsafe',
          edits: [{ span: keyword, text: '' }],
        },
      };
    }
  },
});
