import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2035',
  name: 'leading-glob',
  title: 'argument that starts with a glob',
  severity: 'info',
  fixable: 'sometimes',
  docs: {
    what: 'An argument that starts with an unquoted `*` or `?`.',
    why: 'A file name that starts with a dash is parsed as an option of the command.',
    instead: 'Write `./*`, or put `--` before the file names.',
    exceptions: 'Arguments of `echo` and `printf`, and everything after `--`, are not reported.',
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
          message: `a file name that starts with a dash becomes an option of \`${command.name ?? 'the command'}\` here`,
          help: `add a directory: ./${value}`,
          fix: {
            title: 'Add `./` before the glob',
            safety: 'unsafe',
            edits: [{ span: { start: span.start, end: span.start + 1 }, text: `./${first.text}` }],
          },
        };
      }
    }
  },
});
