import { isPlainName, keywordFunctions } from '../analysis/functions.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC2112',
  name: 'function-keyword-with-parentheses',
  feature: '`function` before the name of a function',
  why: 'dash takes the word for a command and stops at the parentheses: the whole script does not run.',
  instead: 'Delete the word `function`.',
  safe: 'dash refuses the whole script; where another shell is behind `sh`, the function stays the same. The fix is unsafe for a name that is a word of the shell.',
  help: 'delete `function`',
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
          title: 'Delete `function`',
          safety: isPlainName(doc.text.slice(name.start, name.end)) ? 'safe' : 'unsafe',
          edits: [{ span: keyword, text: '' }],
        },
      };
    }
  },
});
