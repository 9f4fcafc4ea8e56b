import { commandAround } from '../analysis/flow.ts';
import { isNoPattern } from '../analysis/globs.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2101',
  name: 'named-class-alone',
  title: 'character class without outer brackets',
  severity: 'warning',
  docs: {
    what: '`[:alpha:]` or another character class outside a bracket expression.',
    why: 'On its own it is the set of the characters `:`, `a`, `l` …',
    instead: 'Write `[[:alpha:]]`.',
  },
  examples: {
    bad: [
      { code: 'ls [:alpha:]*\n', line: 1 },
      { code: 'case $x in [:digit:]) a;; esac\n', line: 1 },
    ],
    good: [{ code: 'ls [[:alpha:]]*\n' }, { code: "tr '[:lower:]' a\n" }],
  },
  needs: ['['],

  *check(doc) {
    for (const node of doc.tree.ofType('Glob')) {
      if (node.kind !== 'bracket' || !/^\[[!^]?:[a-z]+:\]$/.test(node.text) || isNoPattern(doc, node)) continue;
      const name = commandAround(doc, node)?.name;
      if (name !== 'tr' && name !== 'read')
        yield {
          at: doc.tree.spanOf(node),
          message: `\`${node.text}\` is a set of single characters here`,
          help: `add the outer brackets: [${node.text}]`,
        };
    }
  },
});
