import { descriptorOf, isDuplicate, redirectedNodes } from '../analysis/redirects.ts';
import type { Redirection } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2261',
  name: 'competing-redirects',
  title: 'two redirects of one descriptor',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'Two redirects of the standard input, output or error of one command.',
    why: 'Only the last one takes effect; the other file is truncated and stays empty.',
    instead: 'Keep one, or use `tee`.',
  },
  examples: {
    bad: [
      { code: 'a > b > c\n', line: 1 },
      { code: 'a 2> b 2>c\n', line: 1 },
    ],
    good: [{ code: 'a > b 2> c\n' }, { code: 'a | tee b > c\n' }],
  },
  needs: ['operator:>', 'operator:>>', 'operator:>|', 'operator:<', 'HereString', 'HereDoc', 'operator:&>'],

  *check(doc, { profile }) {
    for (const { redirects } of redirectedNodes(doc)) {
      if (redirects.length < 2 || redirects.some(isDuplicate)) continue;
      const seen = new Map<number, Redirection[]>();
      for (const one of redirects) {
        for (const fd of descriptorsOf(one)) {
          const same = seen.get(fd);
          if (same) same.push(one);
          else seen.set(fd, [one]);
        }
      }
      for (const [fd, competing] of seen) {
        if (competing.length < 2) continue;
        for (const one of profile === 'hadolint' ? competing : competing.slice(-1)) {
          yield {
            at: doc.tree.spanOf(one),
            message: `only the last redirect of one ${fd === 0 ? 'input' : 'output'} takes effect`,
            help: fd === 0 ? 'keep one, or use cat' : 'keep one, or use tee',
          };
        }
      }
    }
  },
});

/** The descriptors that a redirect to or from a file replaces. */
function descriptorsOf(redirect: Redirection): readonly number[] {
  if (/^&>/.test(redirect.operator)) return [1, 2];
  const fd = descriptorOf(redirect);
  return fd === undefined ? [] : [fd];
}
