import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

export default defineRule<DockerfileDocument>({
  id: 'DF003',
  name: 'from-as-casing',
  title: 'an AS in another letter case than its FROM',
  severity: 'style',
  profiles: { recommended: 'style', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['FromAsCasing'],
  references: ['https://docs.docker.com/reference/build-checks/from-as-casing/'],
  docs: {
    what: 'An `as` that is not in the letter case of its FROM.',
    why: 'It is one instruction; mixed case makes it harder to see.',
    instead: 'Write both alike.',
    safe: 'The builder reads the word in any letter case.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1 as b\n', line: 1, fixed: 'FROM a:1 AS b\n' },
      { code: 'from a:1 AS b\n', line: 1, fixed: 'from a:1 as b\n' },
    ],
    good: [{ code: 'FROM a:1 AS b\n' }, { code: 'from a:1 as b\n' }],
  },
  needs: ['case:keyword', 'case:as'],

  *check(doc) {
    for (const { as, from } of doc.stages) {
      const word = from.keywordText;
      const isLower = word === word.toLowerCase();
      if (!as || (!isLower && word !== word.toUpperCase())) continue;
      const text = isLower ? 'as' : 'AS';
      if (as.raw === text) continue;
      yield {
        at: as.span,
        message: `\`${as.raw}\` is not in the letter case of \`${word}\``,
        help: `write ${text}`,
        fix: { title: `Write ${text}`, safety: 'safe', edits: [{ span: as.span, text }] },
      };
    }
  },
});
