import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1075',
  name: 'else-if',
  title: 'else if instead of elif',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'An `else if` on one line in a script that the shell cannot parse.',
    why: 'The inner `if` needs its own `fi`, which is missing.',
    instead: 'Write `elif`.',
    exceptions: 'It is valid with its own `fi`; then only the `hadolint` profile reports it, as ShellCheck does.',
  },
  examples: {
    bad: [
      { code: 'if a; then b; else if c; then d; fi\n', line: 1 },
      { code: 'if a; then\n  b\nelse if c; then\n  d\nfi\n', line: 3 },
    ],
    good: [{ code: 'if a; then b; elif c; then d; fi\n' }, { code: 'if a; then b; else if c; then d; fi; fi\n' }],
  },
  needs: ['If'],

  *check(doc, { profile }) {
    const isBroken = doc.tree.faults.some(({ message }) => message === "expected 'fi' to close 'if'");
    if (doc.template || (!isBroken && profile !== 'hadolint')) return;
    for (const node of doc.tree.ofType('If')) {
      const inner = node.else?.commands[0]?.command;
      if (!node.else || inner?.type !== 'If') continue;
      const start = doc.tree.spanOf(node.else).start;
      const before = /\belse[ \t]+(?:if[ \t][^\n]*)?$/.exec(doc.text.slice(Math.max(0, start - 200), start));
      if (!before) continue;
      const from = start - before[0].length;
      yield {
        at: { start: from, end: from + 4 },
        message: '`else if` starts another `if`, which needs its own `fi`',
        help: 'write it as one keyword: elif',
      };
    }
  },
});
