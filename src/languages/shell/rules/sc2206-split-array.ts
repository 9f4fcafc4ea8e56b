import { isAlternative, isCount, variableOf } from '../analysis/position.ts';
import type { Word, WordPart } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2206',
  name: 'split-array',
  title: 'an array made from an unquoted variable',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'An unquoted variable in the value of an array.',
    why: 'It is split at blanks and its globs are expanded, so the array gets other elements than meant.',
    instead: 'Quote it, or read the list with `read -ra` or `mapfile`.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\nlist=($names)\n', line: 2 },
      { code: '#!/bin/bash\nargs=(-o $out)\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\nargs=(-o "$out")\n' }, { code: '#!/bin/bash\nread -ra list <<< "$names"\n' }],
  },
  needs: ['ArrayValue'],

  *check(doc) {
    for (const array of doc.tree.ofType('ArrayValue')) {
      for (const part of array.elements.flatMap(valueParts)) {
        const name = variableOf(part);
        if (name === undefined || isCount(part) || isAlternative(part)) continue;
        yield {
          at: doc.tree.spanOf(part),
          message: `the value of \`${name}\` is split and its globs are expanded before it goes into the array`,
          help: `write "${part.text}", or use read -ra`,
        };
      }
    }
  },
});

/** The parts of an element, without the index in `[$i]=$x`. */
function valueParts({ parts = [], text, pos }: Word): readonly WordPart[] {
  const index = text.startsWith('[') ? (/^\[[^\]]*\]\+?=/.exec(text)?.[0].length ?? 0) : 0;
  return index === 0 ? parts : parts.filter((part) => part.pos >= pos + index);
}
