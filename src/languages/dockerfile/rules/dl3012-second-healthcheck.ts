import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { repeated } from '../repeated.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3012',
  name: 'second-healthcheck',
  title: 'multiple HEALTHCHECK instructions',
  severity: 'error',
  profiles: { recommended: 'warning', hadolint: 'error', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['DS-0023'],
  references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  docs: {
    what: 'A stage with a second HEALTHCHECK.',
    why: 'Only the last one takes effect; the others are misleading.',
    instead: 'Keep one HEALTHCHECK.',
    safe: 'The builder keeps only the last one of a stage.',
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
  needs: ['twice:HEALTHCHECK'],

  check(doc) {
    return repeated(doc, 'HEALTHCHECK', 'is dropped');
  },
});
