import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { KNOWN_KEYWORDS } from '../keywords.ts';

export default defineRule<DockerfileDocument>({
  id: 'DF005',
  name: 'instruction-casing',
  title: 'instructions in inconsistent case',
  severity: 'style',
  profiles: { recommended: 'style', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['ConsistentInstructionCasing'],
  references: ['https://docs.docker.com/reference/build-checks/consistent-instruction-casing/'],
  docs: {
    what: 'An instruction whose case differs from most others in the file.',
    why: 'It is easy to overlook, and a case-sensitive search misses it.',
    instead: 'Use the same case for all of them, preferably capitals.',
    safe: 'The builder accepts instructions in any case.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nRUN b\nuser c\n', line: 3, fixed: 'FROM a:1\nRUN b\nUSER c\n' },
      { code: 'from a:1\nrun b\nUSER c\n', line: 3, fixed: 'from a:1\nrun b\nuser c\n' },
    ],
    good: [{ code: 'FROM a:1\nRUN b\n' }, { code: 'from a:1\nrun b\n' }],
  },
  needs: ['case:keyword'],

  *check(doc) {
    // Unknown instructions are reported as such.
    const words = doc.stages
      .flatMap(({ from, instructions }) => [from, ...instructions])
      .filter(({ keyword }) => KNOWN_KEYWORDS.has(keyword));
    const count = (same: (text: string) => string): number =>
      words.filter(({ keywordText }) => keywordText === same(keywordText)).length;
    const lower = count((text) => text.toLowerCase()) > count((text) => text.toUpperCase());
    for (const { keyword, keywordText, keywordSpan } of words) {
      const text = lower ? keyword.toLowerCase() : keyword;
      if (keywordText === text) continue;
      yield {
        at: keywordSpan,
        message: `the case of \`${keywordText}\` does not match the other instructions`,
        help: `match the case: ${text}`,
        fix: { title: `Write ${text}`, safety: 'safe', edits: [{ span: keywordSpan, text }] },
      };
    }
  },
});
