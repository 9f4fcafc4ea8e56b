import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2215',
  name: 'flag-as-command',
  title: 'flag as a command name',
  severity: 'warning',
  docs: {
    what: 'A command whose name starts with `-`.',
    why: 'The previous line has lost its continuation, or there is a stray `;`, so the flag runs as a separate command.',
    instead: 'Join it with the command it belongs to.',
  },
  examples: {
    bad: [
      { code: 'make all;\n-j4\n', line: 2 },
      { code: '--help\n', line: 1 },
    ],
    good: [{ code: 'make all \\\n  -j4\n' }, { code: 'make -j4\n' }],
  },
  needs: ['name:-'],

  *check(doc) {
    for (const { node, words, assignments } of doc.commands) {
      const text = node.name?.text ?? '';
      // `[ a && -f b ]` is SC2107.
      if (node.args.at(-1)?.text === ']') continue;
      if (assignments.length > 0 || !/^\\?-/.test(text) || !words[0]) continue;
      yield { at: words[0].span, message: `\`${text}\` runs as a command`, help: 'join it with the previous command' };
    }
  },
});
