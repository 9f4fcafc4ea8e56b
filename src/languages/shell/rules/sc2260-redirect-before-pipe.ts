import { descriptorOf, isDuplicate, isToFile } from '../analysis/redirects.ts';
import type { Redirection } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2260',
  name: 'redirect-before-pipe',
  title: 'output redirect before a pipe',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'A command before a `|` whose output is redirected to a file.',
    why: 'Nothing goes through the pipe: all output goes to the file.',
    instead: 'Use `tee file |`, or remove the pipe.',
  },
  examples: {
    bad: [
      { code: 'a > b | c\n', line: 1 },
      { code: 'a >> b | c | d\n', line: 1 },
    ],
    good: [{ code: 'a | tee b | c\n' }, { code: 'a | b > c\n' }],
  },
  needs: ['Pipeline'],

  *check(doc) {
    for (const { commands, operators } of doc.tree.ofType('Pipeline')) {
      for (const [index, node] of commands.entries()) {
        if (operators[index] !== '|' || (node.type !== 'Command' && node.type !== 'Redirected')) continue;
        if (node.redirects.some(isDuplicate)) continue;
        const redirect = node.redirects.find(isOfOutput);
        if (!redirect) continue;
        yield {
          at: doc.tree.spanOf(redirect),
          message: 'all output goes to the file, and nothing goes through the pipe',
          help: 'use tee: … | tee file | …',
        };
      }
    }
  },
});

/** A redirect of the output to a file. What a process gets may come back through the pipe. */
function isOfOutput(redirect: Redirection): boolean {
  if (!isToFile(redirect) || descriptorOf(redirect) !== 1) return false;
  return !redirect.target?.parts?.some(({ type }) => type === 'ProcessSubstitution');
}
