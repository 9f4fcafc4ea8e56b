import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2109',
  name: 'or-inside-test',
  title: '|| inside [ ]',
  severity: 'error',
  docs: {
    what: '`||` between the brackets of one `[ ]`.',
    why: 'The shell splits the line at `||`: the first part has no `]`, and the second part runs as a command.',
    instead: 'Write `[ a ] || [ b ]`.',
  },
  examples: {
    bad: [
      { code: '[ "$a" = b || "$c" = d ]\n', line: 1 },
      { code: 'if [ -f a || -f b ]; then c; fi\n', line: 1 },
    ],
    good: [{ code: '[ a ] || [ b ]\n' }, { code: '[ a ] || b\n' }],
  },
  needs: ['command:['],

  *check(doc) {
    for (const list of doc.tree.ofType('AndOr')) {
      for (const [index, operator] of list.operators.entries()) {
        const [left, right] = [list.commands[index], list.commands[index + 1]];
        if (operator !== '||' || left?.type !== 'Command' || left.name?.text !== '[' || left.args.at(-1)?.text === ']')
          continue;
        if (right?.type !== 'Command' || right.name?.text === '[' || (right.args.at(-1) ?? right.name)?.text !== ']')
          continue;
        const start = doc.text.indexOf(operator, left.end);
        yield {
          at: doc.tree.isDecoded(list) ? doc.tree.spanOf(list) : { start, end: start + 2 },
          message: 'the shell splits this test at `||`',
          help: 'use two tests: [ a ] || [ b ]',
        };
      }
    }
  },
});
