import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { repeated } from '../repeated.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL4004',
  name: 'second-entrypoint',
  title: 'multiple ENTRYPOINT instructions',
  severity: 'error',
  profiles: { recommended: 'error', hadolint: 'error', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['DS-0007'],
  references: ['https://docs.docker.com/reference/dockerfile/#entrypoint'],
  docs: {
    what: 'A stage with a second ENTRYPOINT.',
    why: 'Only the last one takes effect; the others never run.',
    instead: 'Keep one ENTRYPOINT.',
    safe: 'The builder keeps only the last one of a stage.',
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
  needs: ['twice:ENTRYPOINT'],

  check(doc) {
    return repeated(doc, 'ENTRYPOINT', 'never runs');
  },
});
