import type { Command, Redirection } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2259',
  name: 'redirect-over-pipe',
  title: 'input redirect after a pipe',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'A command after a `|` that reads its input from a file or here-document.',
    why: 'The redirect takes precedence, so the piped output is never read.',
    instead: 'Remove one of the two, or read the pipe as another file: `cat - file`.',
  },
  examples: {
    bad: [
      { code: 'make | grep a < log\n', line: 1 },
      { code: 'make | while read -r x; do a; done < log\n', line: 1 },
    ],
    good: [{ code: 'make | grep a\n' }, { code: 'make | cat - log\n' }],
  },
  needs: ['Pipeline'],

  *check(doc) {
    for (const { commands } of doc.tree.ofType('Pipeline')) {
      for (const node of commands.slice(1)) {
        if (node.type !== 'Command' && node.type !== 'Redirected') continue;
        const redirect = node.redirects.find(isInput);
        if (!redirect || (node.type === 'Command' && readsMore(node))) continue;
        const { start } = doc.tree.spanOf(redirect);
        const from = redirect.descriptor ? start + 1 : start;
        yield {
          at: doc.tree.isDecoded(redirect)
            ? doc.tree.spanOf(redirect)
            : { start: from, end: from + redirect.operator.length },
          message: 'the piped input is never read: this redirect takes precedence',
          help: 'remove the redirect or the pipe',
        };
      }
    }
  },
});

/** A redirect of the standard input. What a process prints is often merged with the pipe on purpose. */
function isInput(redirect: Redirection): boolean {
  const { operator, descriptor } = redirect;
  if (!/^(?:<|<<|<<-|<<<)$/.test(operator)) return false;
  const target = redirect.type === 'Redirect' ? redirect.target : undefined;
  if (target?.parts?.some(({ type }) => type === 'ProcessSubstitution')) return false;
  return !descriptor || (descriptor.type === 'FileDescriptor' && descriptor.value === 0);
}

/** A substitution among the arguments may read the pipe. */
function readsMore({ args }: Command): boolean {
  return args.some(
    (arg) =>
      arg.type === 'Word' &&
      arg.parts?.some(({ type }) => type === 'CommandExpansion' || type === 'ProcessSubstitution'),
  );
}
