import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { wholeLines } from '../edits.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL4003',
  name: 'second-cmd',
  title: 'more than one CMD',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['MultipleInstructionsDisallowed', 'DS-0016'],
  references: ['https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/'],
  docs: {
    what: 'A stage with a second CMD.',
    why: 'Only the last one is kept. Whoever expects that both run is wrong, and the other one misleads every reader.',
    instead: 'Keep one CMD; a script can start several programs.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nCMD ["b"]\nCMD ["c"]\n', line: 3, fixed: 'FROM a:1\nCMD ["c"]\n' },
      { code: 'FROM a:1\nCMD ["b"]\nUSER 1\nCMD ["c"]\n', line: 4, fixed: 'FROM a:1\nUSER 1\nCMD ["c"]\n' },
    ],
    good: [{ code: 'FROM a:1\nCMD ["b"]\n' }, { code: 'FROM a:1\nCMD ["b"]\nFROM c:1\nCMD ["d"]\n' }],
  },

  *check(doc) {
    for (const { instructions } of doc.stages) {
      const all = instructions.filter(({ keyword }) => keyword === 'CMD');
      const last = all.at(-1);
      for (const [index, one] of all.entries()) {
        if (index === 0 || !last) continue;
        const unused = all.slice(0, -1);
        yield {
          at: one.keywordSpan,
          message: 'only the last CMD of a stage counts: the one before never runs',
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
