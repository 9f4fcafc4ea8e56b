import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

const WORD = /^(?:match|length|substr|index)$/;

export default defineShellcheckRule({
  id: 'SC2308',
  name: 'expr-string',
  title: 'string operation with expr',
  severity: 'info',
  docs: {
    what: '`expr match`, `expr length`, `expr substr` or `expr index`.',
    why: 'POSIX does not define them: BusyBox and BSD behave differently from GNU or do not support them.',
    instead: 'Use `${#x}`, `case` or `expr text : pattern`.',
  },
  examples: {
    bad: [
      { code: 'n=$(expr length "$x")\n', line: 1 },
      { code: 'expr substr "$x" 1 2\n', line: 1 },
    ],
    good: [{ code: 'n=${#x}\n' }, { code: 'expr "$x" : "a.*"\n' }],
  },
  needs: ['command:expr'],

  *check(doc) {
    for (const { name, args } of commandsNamed(doc, 'expr')) {
      const [first, second] = args;
      if (name !== 'expr' || !first || !second || !WORD.test(first.literal ?? '')) continue;
      yield {
        at: first.span,
        message: `\`expr ${first.text}\` is not portable between systems`,
        help: 'use ${#x}, case or `expr text : pattern`',
      };
    }
  },
});
