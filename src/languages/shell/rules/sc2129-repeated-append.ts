import { listsOf, unwrapSingle } from '../analysis/flow.ts';
import type { Statement, SyntaxNode } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2129',
  name: 'repeated-append',
  title: 'repeated appends to one file',
  severity: 'style',
  docs: {
    what: 'Three or more consecutive commands that append to the same file.',
    why: 'Each command opens the file again, and the file name is repeated in each.',
    instead: 'Write `{ a; b; c; } >> file`.',
  },
  examples: {
    bad: [
      { code: 'echo a >> f; echo b >> f; echo c >> f\n', line: 1 },
      { code: 'echo a >> f\necho b >> f\necho c >> f\necho d >> f\n', line: 1 },
    ],
    good: [{ code: '{ echo a; echo b; echo c; } >> f\n' }, { code: 'echo a >> f; echo b >> f\n' }],
  },
  needs: ['operator:>>'],

  *check(doc) {
    for (const list of listsOf(doc)) {
      let run = 0;
      for (const [index, statement] of list.entries()) {
        const target = appendTarget(statement);
        run = target !== undefined && target === appendTarget(list[index - 1]) ? run + 1 : target === undefined ? 0 : 1;
        const first = list[index - 2];
        if (run === 3 && first)
          yield {
            at: doc.tree.spanOf(first.command),
            message: `several consecutive commands append to \`${target}\``,
            help: 'group them: { …; …; } >> file',
          };
      }
    }
  },
});

/** A statement's command, with its redirects. */
function withoutList({ command }: Statement): SyntaxNode {
  return command.type === 'Redirected' ? command : unwrapSingle(command);
}

function appendTarget(statement: Statement | undefined): string | undefined {
  const outer = statement && withoutList(statement);
  const node = outer?.type === 'Pipeline' ? outer.commands.at(-1) : outer;
  if (node?.type !== 'Command' && node?.type !== 'Redirected') return undefined;
  const redirect = node.redirects.find((one) => one.type === 'Redirect' && one.operator === '>>');
  return redirect?.type === 'Redirect' ? redirect.target?.text : undefined;
}
