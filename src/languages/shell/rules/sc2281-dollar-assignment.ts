import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2281',
  name: 'dollar-assignment',
  title: 'dollar sign before an assignment',
  severity: 'error',
  fixable: 'sometimes',
  aliases: ['SC1066'],
  docs: {
    what: 'A command word that starts with `$x=` or `${x}=`.',
    why: 'The variable is expanded to its value, and the shell runs the result as a program.',
    instead: 'Write `x=value`.',
  },
  examples: {
    bad: [
      { code: '$version=1.2\n', line: 1, fixed: 'version=1.2\n' },
      { code: '${dir}=/srv\n', line: 1, fixed: 'dir=/srv\n' },
    ],
    good: [{ code: 'version=1.2\n' }, { code: 'echo $version=1\n' }],
  },
  needs: ['command:$'],

  *check(doc) {
    for (const { name } of doc.tree.ofType('Command')) {
      const match = /^\$(?:\{([A-Za-z_]\w*(?:\[\w+\])?)\}|([A-Za-z_]\w*))(?=\+?=)/.exec(name?.text ?? '');
      const variable = match?.[1] ?? match?.[2];
      if (!name || !match || variable === undefined || doc.tree.isDecoded(name)) continue;
      const span = { start: name.pos, end: name.pos + match[0].length };
      yield {
        at: span,
        message: `this expands \`${variable}\` and runs the result as a program instead of assigning it`,
        help: `remove the dollar sign: ${variable}=…`,
        fix: { title: 'Remove the dollar sign', safety: 'unsafe', edits: [{ span, text: variable }] },
      };
    }
  },
});
