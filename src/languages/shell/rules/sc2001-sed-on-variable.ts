import { commandNameOf } from '../analysis/flow.ts';
import type { Command, Word } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';
import { isExpansion, textValueOf } from '../word.ts';

export default defineShellcheckRule({
  id: 'SC2001',
  name: 'sed-on-variable',
  title: 'sed where parameter expansion suffices',
  severity: 'style',
  docs: {
    what: '`echo "$x" | sed "s/a/b/"` or `sed "s/a/b/" <<< "$x"` in a Bash script.',
    why: 'It starts two processes for what the shell does itself with `${x/a/b}`.',
    instead: 'Write `${x/a/b}`, or `${x//a/b}` to replace all matches.',
    exceptions: 'Regular expressions, which `${x/…}` does not support; the `hadolint` profile reports these too.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\necho "$x" | sed "s/a/b/"\n', line: 2 },
      { code: '#!/bin/bash\nsed \'s/a/b/g\' <<< "$x"\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\necho "${x/a/b}"\n' }, { code: '#!/bin/bash\nsed "s/a/b/" file\n' }],
  },
  needs: ['command:sed'],

  *check(doc, { profile }) {
    if (doc.dialect !== 'bash' && doc.dialect !== 'ksh') return;
    const isReported = (command: Command): boolean => {
      const text = substitutionOf(command);
      return text !== undefined && (profile === 'hadolint' || !REGEX.test(text));
    };
    const report = {
      message: 'the shell can do this replacement without `sed`',
      help: 'use parameter expansion: ${name/old/new}, or ${name//old/new} to replace all',
    };
    for (const {
      commands: [echo, sed, more],
    } of doc.tree.ofType('Pipeline')) {
      if (more || echo?.type !== 'Command' || sed?.type !== 'Command') continue;
      if (commandNameOf(echo, false) !== 'echo' || echo.args.length !== 1) continue;
      const [word] = echo.args;
      if (word?.type !== 'Word' || !isOneExpansion(word) || !isReported(sed)) continue;
      yield { at: { start: doc.tree.spanOf(echo).start, end: doc.tree.spanOf(sed).end }, ...report };
    }
    for (const command of doc.tree.ofType('Command')) {
      if (command.redirects.some(({ type }) => type === 'HereString') && isReported(command))
        yield { at: doc.tree.spanOf(command), ...report };
    }
  },
});

/** What makes the pattern of `s///` more than text, or its replacement. */
const REGEX = /[*\\^$[+&]/;

function isOneExpansion({ parts = [] }: Word): boolean {
  const [part, other] = parts;
  if (!part || other) return false;
  return part.type === 'DoubleQuoted'
    ? part.parts.length === 1 && isExpansion(part.parts[0] ?? part)
    : isExpansion(part);
}

/** The only expression of `sed s/a/b/`, where it is one substitution. */
function substitutionOf(command: Command): string | undefined {
  if (commandNameOf(command, false) !== 'sed') return undefined;
  const words = command.args.map((word) => (word.type === 'Word' ? textValueOf(word) : ''));
  const text = words.length === 2 && words[0] === '-e' ? words[1] : words.length === 1 ? words[0] : undefined;
  if (text === undefined || !text.startsWith('s')) return undefined;
  const plain = text.replace(/\$\{[^}]*\}/g, 'x');
  const mark = plain[1] ?? '';
  // A third delimiter more would be one with a backslash, or a second command.
  return plain.split(mark).length === 4 ? plain : undefined;
}
