import type { SyntaxNode } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2261',
  name: 'competing-redirects',
  title: 'two redirects of one descriptor',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'Two redirects of the output, or of the errors, of one command.',
    why: 'Only the last one counts; the file of the other is emptied and stays empty.',
    instead: 'Keep one, or use `tee`.',
  },
  examples: {
    bad: [
      { code: 'a > b > c\n', line: 1 },
      { code: 'a 2> b 2>c\n', line: 1 },
    ],
    good: [{ code: 'a > b 2> c\n' }, { code: 'a | tee b > c\n' }],
  },
  needs: ['operator:>', 'operator:>>', 'operator:>|'],

  *check(doc) {
    for (const { redirects } of doc.commands) {
      const seen = new Map<number, SyntaxNode>();
      for (const one of redirects) {
        if (one.type !== 'Redirect' || !/^(?:>|>>|>\|)$/.test(one.operator)) continue;
        const fd = one.descriptor?.type === 'FileDescriptor' ? one.descriptor.value : one.descriptor ? -1 : 1;
        if (fd === -1 || one.target?.text.startsWith('/dev/')) continue;
        const first = seen.get(fd);
        if (first)
          yield {
            at: doc.tree.spanOf(one),
            message: 'only the last redirect of one output counts',
            help: 'keep one, or use tee',
          };
        seen.set(fd, one);
      }
    }
  },
});
