import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2037',
  name: 'flag-after-assignment',
  title: 'assignment before a flag',
  severity: 'error',
  docs: {
    what: '`name=value` followed by a flag or a glob: `x=ls -l`.',
    why: 'The shell sets the variable for one command only, and runs the flag as that command.',
    instead: 'Write `x=$(ls -l)` for the output, `x="ls -l"` for the string.',
  },
  examples: {
    bad: [
      { code: 'list=ls -l\n', line: 1 },
      { code: 'files=a *.c\n', line: 1 },
    ],
    good: [{ code: 'list=$(ls -l)\n' }, { code: 'DEBUG=1 make\n' }],
  },
  needs: ['Assignment'],

  *check(doc) {
    for (const { node, words, assignments, span } of doc.commands) {
      const last = assignments.at(-1);
      const text = words[0]?.text ?? '';
      if (!last || last.text.endsWith('=') || !node.name || !/^[-*?]/.test(text) || text === '-') continue;
      yield {
        at: span,
        message: `this runs \`${text}\` as a command, with \`${last.name}\` set only for it`,
        help: `capture the output: ${last.name}=$(…), or quote the string`,
      };
    }
  },
});
