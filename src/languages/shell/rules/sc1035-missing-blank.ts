import { testsOf } from '../analysis/tests.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1035',
  name: 'missing-blank',
  title: 'missing space after [ or !',
  severity: 'error',
  docs: {
    what: 'A `[` or `!` attached to the next word.',
    why: 'Both are separate words: without the space the shell looks for a program with the combined name.',
    instead: 'Add a space after it.',
  },
  examples: {
    bad: [
      { code: 'if ["$x" = a ]; then make; fi\n', line: 1 },
      { code: 'if !make; then exit 1; fi\n', line: 1 },
    ],
    good: [{ code: 'if [ "$x" = a ]; then make; fi\n' }, { code: 'if ! make; then exit 1; fi\n' }],
  },
  needs: ['[', '!'],

  *check(doc) {
    for (const command of doc.tree.ofType('Command')) {
      const text = command.name?.text ?? '';
      const length = /^\[\[(?=[^[])/.test(text)
        ? 2
        : /^\[(?=[^[])/.test(text) && command.args.at(-1)?.text.endsWith(']')
          ? 1
          : /^!(?=.)/.test(text)
            ? 1
            : 0;
      if (length === 0 || !command.name) continue;
      const { start } = doc.tree.spanOf(command.name);
      const sign = text.slice(0, length);
      yield {
        at: { start, end: start + length },
        message: `missing space after \`${sign}\``,
        help: `add a space: ${sign} …`,
      };
    }
    for (const { form, operator, operands } of testsOf(doc).tests) {
      const [word] = operands;
      if (form === 'test' || operator !== undefined || !word || !/^!(?=[^=!])/.test(word.text)) continue;
      const { start } = doc.tree.spanOf(word);
      yield { at: { start, end: start + 1 }, message: 'missing space after `!`', help: 'add a space: ! …' };
    }
  },
});
