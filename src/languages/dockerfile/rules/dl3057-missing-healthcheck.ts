import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument, Stage } from '../document.ts';
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
    exceptions:
      'It is in no profile: select it by its id. Under the profile `hadolint` every stage is judged. Kubernetes does not use HEALTHCHECK.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nCMD ["b"]\n', line: 1 },
      { code: 'FROM a:1\nHEALTHCHECK CMD ["b"]\nFROM c:1\n', line: 3 },
    ],
    good: [{ code: 'FROM a:1\nHEALTHCHECK CMD ["b"]\n' }, { code: 'FROM a:1 AS b\nHEALTHCHECK NONE\nFROM b\n' }],
  },
  needs: ['FROM'],

  *check(doc, { profile }) {
    if (doc.template) return;
    const last = doc.stages.at(-1);
    const isBad = last && !lastInChain(last, 'HEALTHCHECK');
    for (const stage of profile === 'hadolint' ? uncheckedStages(doc) : isBad ? [last] : []) {
      yield {
        at: stage.image?.span ?? stage.from.keywordSpan,
        message: 'this image has no HEALTHCHECK',
        help: 'HEALTHCHECK CMD ["…"]',
      };
    }
  },
});

/** Stages without HEALTHCHECK in hadolint's eyes: one that is built on a stage excuses that stage, too. */
function uncheckedStages({ stages }: DockerfileDocument): readonly Stage[] {
  const checked = new Set<Stage>();
  for (const stage of stages) {
    const isChecked = stage.instructions.some(({ keyword }) => keyword === 'HEALTHCHECK');
    if (!isChecked && !(stage.base && checked.has(stage.base))) continue;
    for (let at: Stage | undefined = stage; at && !checked.has(at); at = at.base) checked.add(at);
  }
  return stages.filter((stage) => !checked.has(stage));
}
