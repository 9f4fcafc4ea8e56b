import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2088',
  name: 'quoted-tilde',
  title: 'tilde inside quotes',
  severity: 'warning',
  docs: {
    what: 'A quoted string that starts with `~/`.',
    why: 'A quoted tilde is not expanded: the command looks for a directory named `~` in the current directory.',
    instead: 'Write `"$HOME/…"`, or keep the tilde outside the quotes.',
  },
  examples: {
    bad: [
      { code: 'mkdir "~/.cache"\n', line: 1 },
      { code: "cat '~/.profile'\n", line: 1 },
    ],
    good: [{ code: 'mkdir "$HOME/.cache"\n' }, { code: 'mkdir ~/".cache"\n' }],
  },
  needs: ['~'],

  *check(doc) {
    if (!/["']~\//.test(doc.text)) return;
    for (const word of doc.tree.ofType('Word')) {
      const [part] = word.parts ?? [];
      if ((part?.type !== 'DoubleQuoted' && part?.type !== 'SingleQuoted') || !/^["']~\//.test(part.text)) continue;
      yield {
        at: doc.tree.spanOf(part),
        message: '`~` is not expanded inside quotes',
        help: `expand the home directory: "$HOME/${part.text.slice(3, 30).replace(/["'].*$/, '')}…"`,
      };
    }
  },
});
