import type { Span } from '../../../core/text.ts';
import { faultOf } from '../analysis/faults.ts';
import { endsInBracket } from '../analysis/glued-brackets.ts';
import { commandsNamed } from '../analysis/named-commands.ts';
import type { ShellDocument } from '../document.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1020',
  name: 'missing-blank-before-bracket',
  title: 'missing space before ]',
  severity: 'error',
  fixable: 'sometimes',
  syntax: true,
  docs: {
    what: 'A `]` or `]]` attached to the last word of a test.',
    why: 'The bracket must be a separate word: `[` fails with "missing ]", and `[[` is a syntax error.',
    instead: 'Put a space before it.',
  },
  examples: {
    bad: [
      { code: '[ -n "$x"] && make\n', line: 1, fixed: '[ -n "$x" ] && make\n' },
      {
        code: '#!/bin/bash\nif [[ -f a]]; then make; fi\n',
        line: 2,
        fixed: '#!/bin/bash\nif [[ -f a ]]; then make; fi\n',
      },
    ],
    good: [{ code: '[ -n "$x" ] && make\n' }, { code: '[ "$x" = "]" ]\n' }, { code: '#!/bin/bash\n[ -v x[1] ]\n' }],
  },
  needs: ['command:[', 'broken'],

  *check(doc) {
    const fault = faultOf(doc);
    for (const at of [...singleBrackets(doc), ...(fault?.code === 'SC1020' ? [fault.at] : [])]) {
      const mark = doc.text.slice(at.start, at.end);
      yield {
        at,
        message: `missing space before \`${mark}\``,
        help: `add a space: … ${mark}`,
        fix: {
          title: `Add a space before ${mark}`,
          safety: 'unsafe',
          edits: [{ span: { start: at.start, end: at.start }, text: ' ' }],
        },
      };
    }
  },
});

/** The `]` at the end of the last word of a `[` that has none of its own. */
function* singleBrackets(doc: ShellDocument): Generator<Span> {
  // Of a script that is too long only the syntax is checked.
  if (!doc.features.has('command:[')) return;
  for (const { name, args } of commandsNamed(doc, '[')) {
    const last = args.at(-1);
    if (name !== '[' || !last || doc.tree.isDecoded(last.node) || !endsInBracket(last.node.text)) continue;
    yield { start: last.node.end - 1, end: last.node.end };
  }
}
