import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { wholeLines } from '../edits.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3012',
  name: 'second-healthcheck',
  title: 'more than one HEALTHCHECK',
  severity: 'error',
  profiles: { recommended: 'warning', hadolint: 'error', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  docs: {
    what: 'A stage with a second HEALTHCHECK.',
    why: 'Only the last one is kept; the others look as if they did something.',
    instead: 'Keep one HEALTHCHECK.',
  },
  examples: {
    bad: [
      {
        code: 'FROM a:1\nHEALTHCHECK CMD ["b"]\nHEALTHCHECK CMD ["c"]\n',
        line: 3,
        fixed: 'FROM a:1\nHEALTHCHECK CMD ["c"]\n',
      },
      {
        code: 'FROM a:1\nHEALTHCHECK NONE\nUSER 1\nHEALTHCHECK CMD ["c"]\n',
        line: 4,
        fixed: 'FROM a:1\nUSER 1\nHEALTHCHECK CMD ["c"]\n',
      },
    ],
    good: [
      { code: 'FROM a:1\nHEALTHCHECK CMD ["b"]\n' },
      { code: 'FROM a:1\nHEALTHCHECK CMD ["b"]\nFROM c:1\nHEALTHCHECK CMD ["d"]\n' },
    ],
  },

  *check(doc) {
    for (const { instructions } of doc.stages) {
      const all = instructions.filter(({ keyword }) => keyword === 'HEALTHCHECK');
      const last = all.at(-1);
      for (const [index, one] of all.entries()) {
        if (index === 0 || !last) continue;
        const unused = all.slice(0, -1);
        yield {
          at: one.keywordSpan,
          message: 'only the last HEALTHCHECK of a stage counts: the one before is dropped',
          help: 'keep one',
          related: [{ at: all[index - 1]?.keywordSpan ?? one.keywordSpan, message: 'this one has no effect' }],
          ...(one === last && {
            fix: {
              title: 'Delete all but the last',
              safety: 'safe',
              edits: unused.map(({ span }) => ({ span: wholeLines(doc.file.text, span), text: '' })),
            },
          }),
        };
      }
    }
  },
});
