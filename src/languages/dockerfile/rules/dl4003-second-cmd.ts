import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { repeated } from '../repeated.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL4003',
  name: 'second-cmd',
  title: 'multiple CMD instructions',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['MultipleInstructionsDisallowed', 'DS-0016'],
  references: ['https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/'],
  docs: {
    what: 'A stage with a second CMD.',
    why: 'Only the last one takes effect; the others never run and mislead readers.',
    instead: 'Keep one CMD; a script can start several programs.',
    safe: 'The builder keeps only the last one of a stage.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nCMD ["b"]\nCMD ["c"]\n', line: 3, fixed: 'FROM a:1\nCMD ["c"]\n' },
      { code: 'FROM a:1\nCMD ["b"]\nUSER 1\nCMD ["c"]\n', line: 4, fixed: 'FROM a:1\nUSER 1\nCMD ["c"]\n' },
    ],
    good: [{ code: 'FROM a:1\nCMD ["b"]\n' }, { code: 'FROM a:1\nCMD ["b"]\nFROM c:1\nCMD ["d"]\n' }],
  },
  needs: ['twice:CMD'],

  check(doc) {
    return repeated(doc, 'CMD', 'never runs');
  },
});
