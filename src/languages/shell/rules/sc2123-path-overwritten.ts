import { defineShellcheckRule } from '../shellcheck-rule.ts';
import { fixedTextOf, literalOf } from '../word.ts';

export default defineShellcheckRule({
  id: 'SC2123',
  name: 'path-overwritten',
  title: 'search path without programs',
  severity: 'warning',
  docs: {
    what: '`PATH=` with a value that is one directory without programs.',
    why: '`PATH` is where the shell looks for programs, so no command is found afterwards.',
    instead: 'Use another name, or write `PATH="$PATH:/dir"`.',
  },
  examples: {
    bad: [
      { code: 'PATH=/srv/data\nls\n', line: 1 },
      { code: 'PATH="app"; make\n', line: 1 },
    ],
    good: [{ code: 'PATH="$PATH:/srv/bin"\n' }, { code: 'PATH=/usr/bin\n' }, { code: 'DIR=/srv/data\n' }],
  },
  needs: ['command:'],

  *check(doc) {
    for (const { assignments, words } of doc.commands) {
      if (words.length > 0) continue;
      for (const assignment of assignments) {
        if (assignment.name !== 'PATH' || assignment.append || assignment.value.type !== 'Word') continue;
        const value = literalOf(assignment.value) ?? fixedTextOf(assignment.value).replace(/^(?!\/.)[\s\S]*$/, ':');
        // Of `$x` nothing is known, but `$HOME/x` is one directory.
        if (/\/s?bin|:/.test(value)) continue;
        yield {
          at: doc.tree.spanOf(assignment),
          message: 'no program is found after this: `PATH` is where the shell looks for programs',
          help: 'extend it: PATH="$PATH:…", or use another name',
        };
      }
    }
  },
});
