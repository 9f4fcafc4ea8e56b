import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2283',
  name: 'blanks-around-equals',
  title: 'spaces around the equals sign of an assignment',
  severity: 'error',
  aliases: ['SC1068'],
  docs: {
    what: 'A command whose first argument starts with `=`.',
    why: 'With a space before the sign, the shell runs a program with the name of the variable.',
    instead: 'Write `x=value` without spaces.',
  },
  examples: {
    bad: [
      { code: 'version = 1.2\n', line: 1 },
      { code: 'dir ="/srv"\n', line: 1 },
    ],
    good: [{ code: 'version=1.2\n' }, { code: '[ a = b ]\n' }],
  },
  needs: ['argument:='],

  *check(doc) {
    for (const { words, args, name } of doc.commands) {
      const [first] = args;
      if (!words[0] || !first?.text.startsWith('=') || /^={2,}/.test(first.text) || name === '[' || name === 'test')
        continue;
      // `[ a && b = c ]` is SC2107.
      if (args.at(-1)?.text === ']' || words[0].text.includes('/')) continue;
      const length = first.text === '=' ? 1 : first.span.end - first.span.start;
      yield {
        at: { start: first.span.start, end: first.span.start + length },
        message: `the space before \`=\` makes \`${words[0].text}\` a command`,
        help: /^[\w${}+]+$/.test(words[0].text)
          ? `remove the spaces: ${words[0].text.replace(/[${}+]/g, '')}=…`
          : 'remove the spaces: name=…',
      };
    }
  },
});
