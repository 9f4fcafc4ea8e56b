import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1097',
  name: 'double-equals-assignment',
  title: 'assignment with two equals signs',
  severity: 'error',
  docs: {
    what: 'A command that starts with `x==y`.',
    why: 'It sets `x` to `=y`. A comparison needs `[ ]`.',
    instead: 'Write `x=y` to assign, `[ "$x" = y ]` to compare.',
  },
  examples: {
    bad: [
      { code: 'x==1\n', line: 1 },
      { code: 'if mode==debug; then make; fi\n', line: 1 },
    ],
    good: [{ code: 'x=1\n' }, { code: '[ "$x" = 1 ] && make\n' }],
  },
  needs: ['=='],

  *check(doc) {
    for (const command of doc.tree.ofType('Command')) {
      for (const part of [...command.prefix, ...command.args]) {
        if (part.type !== 'Assignment' || part.append || !/^\w+==(?!=)/.test(part.text) || doc.tree.isDecoded(part))
          continue;
        const start = part.pos + part.name.length + 1;
        yield {
          at: { start, end: start + 1 },
          message: `this sets \`${part.name}\` to a value that starts with \`=\``,
          help: `write ${part.name}=… to assign, or compare: [ "$${part.name}" = … ]`,
        };
      }
    }
  },
});
