import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { wholeLines } from '../edits.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL4004',
  name: 'second-entrypoint',
  title: 'more than one ENTRYPOINT',
  severity: 'error',
  profiles: { recommended: 'error', hadolint: 'error', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['DS-0007'],
  references: ['https://docs.docker.com/reference/dockerfile/#entrypoint'],
  docs: {
    what: 'A stage with a second ENTRYPOINT.',
    why: 'Only the last one is kept; the other one never runs.',
    instead: 'Keep one ENTRYPOINT.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nENTRYPOINT ["b"]\nENTRYPOINT ["c"]\n', line: 3, fixed: 'FROM a:1\nENTRYPOINT ["c"]\n' },
      {
        code: 'FROM a:1\nENTRYPOINT ["b"]\nUSER 1\nENTRYPOINT ["c"]\n',
        line: 4,
        fixed: 'FROM a:1\nUSER 1\nENTRYPOINT ["c"]\n',
      },
    ],
    good: [
      { code: 'FROM a:1\nENTRYPOINT ["b"]\n' },
      { code: 'FROM a:1\nENTRYPOINT ["b"]\nFROM c:1\nENTRYPOINT ["d"]\n' },
    ],
  },

  *check(doc) {
    for (const { instructions } of doc.stages) {
      const all = instructions.filter(({ keyword }) => keyword === 'ENTRYPOINT');
      const last = all.at(-1);
      for (const [index, one] of all.entries()) {
        if (index === 0 || !last) continue;
        const unused = all.slice(0, -1);
        yield {
          at: one.keywordSpan,
          message: 'only the last ENTRYPOINT of a stage counts: the one before never runs',
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
