import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { lastInChain } from '../facts.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3057',
  name: 'missing-healthcheck',
  title: 'an image without HEALTHCHECK',
  severity: 'info',
  profiles: {},
  since: '0.1.0',
  fixable: 'never',
  aliases: ['DS-0026', 'CKV_DOCKER_2'],
  references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  docs: {
    what: 'A last stage without HEALTHCHECK, nor in the stages that it is built on.',
    why: 'Docker and Compose then count a container as healthy as long as its process lives, even if it answers nothing.',
    instead: 'Add a HEALTHCHECK, or `HEALTHCHECK NONE` to say that there is none.',
    exceptions: 'It is in no profile: select it by its id. Kubernetes does not use HEALTHCHECK.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nCMD ["b"]\n', line: 1 },
      { code: 'FROM a:1\nHEALTHCHECK CMD ["b"]\nFROM c:1\n', line: 3 },
    ],
    good: [{ code: 'FROM a:1\nHEALTHCHECK CMD ["b"]\n' }, { code: 'FROM a:1 AS b\nHEALTHCHECK NONE\nFROM b\n' }],
  },
  needs: ['without:HEALTHCHECK'],

  *check(doc) {
    const stage = doc.stages.at(-1);
    if (!stage || doc.template || lastInChain(stage, 'HEALTHCHECK')) return;
    yield {
      at: stage.image?.span ?? stage.from.keywordSpan,
      message: 'this image has no HEALTHCHECK',
      help: 'HEALTHCHECK CMD ["…"]',
    };
  },
});
