import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

const FORBIDDEN = new Set(['ONBUILD', 'FROM', 'MAINTAINER']);

export default defineRule<DockerfileDocument>({
  id: 'DL3043',
  name: 'forbidden-trigger',
  title: 'forbidden ONBUILD trigger',
  severity: 'error',
  profiles: { recommended: 'error', hadolint: 'error' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#onbuild'],
  docs: {
    what: 'ONBUILD with ONBUILD, FROM or MAINTAINER as its trigger.',
    why: 'The builder rejects these triggers.',
    instead: 'Remove the instruction, or use a different trigger.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nONBUILD ONBUILD RUN b\n', line: 2 },
      { code: 'FROM a:1\nONBUILD FROM b:1\n', line: 2 },
    ],
    good: [{ code: 'FROM a:1\nONBUILD RUN b\n' }, { code: 'FROM a:1\nONBUILD COPY . /b\n' }],
  },
  needs: ['ONBUILD'],

  *check(doc) {
    for (const { trigger } of doc.instructions) {
      if (!trigger || !FORBIDDEN.has(trigger.keyword)) continue;
      yield { at: trigger.keywordSpan, message: `ONBUILD cannot trigger ${trigger.keyword}`, help: 'delete the line' };
    }
  },
});
