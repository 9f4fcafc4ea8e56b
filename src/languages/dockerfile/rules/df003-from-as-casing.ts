import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

export default defineRule<DockerfileDocument>({
  id: 'DF003',
  name: 'from-as-casing',
  title: 'FROM and AS in different case',
  severity: 'style',
  profiles: { recommended: 'style', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['FromAsCasing'],
  references: ['https://docs.docker.com/reference/build-checks/from-as-casing/'],
  docs: {
    what: 'The case of `as` differs from that of its FROM.',
    why: 'They belong to one instruction; mixed case makes it harder to read.',
    instead: 'Use the same case for both.',
    safe: 'The builder accepts both keywords in any case.',
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
        message: `the case of \`${as.raw}\` does not match \`${word}\``,
        help: `match the case: ${text}`,
        fix: { title: `Write ${text}`, safety: 'safe', edits: [{ span: as.span, text }] },
      };
    }
  },
});
