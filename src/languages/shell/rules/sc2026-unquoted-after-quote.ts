import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2026',
  name: 'unquoted-after-quote',
  title: 'unquoted word between quotes',
  severity: 'info',
  docs: {
    what: 'Letters or digits directly after the end of a single-quoted string.',
    why: "The inner quotes end the outer ones: `'a 'b' c'` is three parts, and the middle one is not quoted.",
    instead: "Use double quotes around the entire word, or `'\\''` for an inner quote.",
  },
  examples: {
    bad: [
      { code: "alias x='echo 'hello' you'\n", line: 1 },
      { code: "echo 'a'b\n", line: 1 },
    ],
    good: [{ code: 'alias x="echo \'hello\' you"\n' }, { code: "echo 'a'/'b'\n" }],
  },
  needs: ['SingleQuoted'],

  *check(doc) {
    for (const { parts = [] } of doc.tree.ofType('Word')) {
      for (const [index, part] of parts.entries()) {
        if (
          part.type !== 'Literal' ||
          !/^[\p{L}\p{N}]+$/u.test(part.value) ||
          parts[index - 1]?.type !== 'SingleQuoted'
        )
          continue;
        yield {
          at: doc.tree.spanOf(part),
          message: `\`${part.text}\` is not quoted: the quote before it ends the string`,
          help: 'use double quotes around the entire word',
        };
      }
    }
  },
});
