import type { Span } from '../../../core/text.ts';
import { testsOf } from '../analysis/tests.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2331',
  name: 'old-existence-test',
  title: '-a as a file existence test',
  severity: 'style',
  fixable: 'always',
  docs: {
    what: '`-a file` in `[ ]` or `[[ ]]`, where `-e` is meant.',
    why: '`-a` also means "and", so the meaning of the test depends on the other operands.',
    instead: 'Write `-e`.',
    safe: 'With one operand `-a` and `-e` are equivalent. In `[ ! -a file ]` the `-a` joins two strings, and the fix is unsafe.',
  },
  examples: {
    bad: [
      { code: '[ -a file ] && make\n', line: 1, fixed: '[ -e file ] && make\n' },
      { code: '[ ! -a file ]\n', line: 1, fixed: '[ ! -e file ]\n' },
    ],
    good: [{ code: '[ -e file ] && make\n' }, { code: '[ a -a b ]\n' }],
  },
  needs: ['test:-a'],

  *check(doc) {
    for (const { form, operator, operatorSpan, span } of testsOf(doc).tests) {
      if (form === 'test' || operator !== '-a' || !operatorSpan) continue;
      yield {
        at: operatorSpan,
        message: '`-a` tests for a file here, but joins two tests elsewhere',
        help: 'use the unambiguous operator: -e',
        fix: {
          title: 'Replace it with -e',
          safety: form === '[' && isNegated(doc.text, span) ? 'unsafe' : 'safe',
          edits: [{ span: operatorSpan, text: '-e' }],
        },
      };
    }
  },
});

/** `[ ! -a file ]` asks whether `!` and `file` are both not empty. */
function isNegated(text: string, { start }: Span): boolean {
  return /![ \t]*$/.test(text.slice(Math.max(0, start - 20), start));
}
