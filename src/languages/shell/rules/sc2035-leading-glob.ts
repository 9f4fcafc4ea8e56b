import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2035',
  name: 'leading-glob',
  title: 'an argument that begins with a glob',
  severity: 'info',
  fixable: 'sometimes',
  docs: {
    what: 'An argument that begins with an unquoted `*` or `?`.',
    why: 'A file whose name begins with a dash becomes an option of the command.',
    instead: 'Write `./*`, or put `--` before the names.',
    exceptions: '`echo` and `printf` are left alone, and everything after `--`.',
  },
  examples: {
    bad: [
      { code: 'rm *.pyc\n', line: 1, fixed: 'rm ./*.pyc\n' },
      { code: 'tar cf all.tar *\n', line: 1, fixed: 'tar cf all.tar ./*\n' },
    ],
    good: [{ code: 'rm ./*.pyc\n' }, { code: 'rm -- *.pyc\n' }],
  },
  needs: ['leading-glob'],

  *check(doc) {
    for (const command of doc.commands) {
      if (/^(?:echo|printf|\[)$/.test(command.basename ?? '')) continue;
      for (const { node, span, value } of command.args) {
        if (/^(?:--|:::|::::)$/.test(value)) break;
        const first = node.type === 'Word' ? node.parts?.[0] : undefined;
        if (first?.type !== 'Glob' || first.kind === 'bracket' || first.pos !== node.pos) continue;
        yield {
          at: doc.tree.isDecoded(node) ? span : { start: span.start, end: span.start + 1 },
          message: `a file whose name begins with a dash becomes an option of \`${command.name ?? 'the command'}\` here`,
          help: `write ./${value}`,
          fix: {
            title: 'Write `./` before the glob',
            safety: 'unsafe',
            edits: [{ span: { start: span.start, end: span.start + 1 }, text: `./${first.text}` }],
          },
        };
      }
    }
  },
});
