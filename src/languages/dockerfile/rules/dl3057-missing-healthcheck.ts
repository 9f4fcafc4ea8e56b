import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument, Stage } from '../document.ts';
import { lastInChain } from '../facts.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3057',
  name: 'missing-healthcheck',
  title: 'image without a HEALTHCHECK',
  severity: 'info',
  profiles: {},
  since: '0.1.0',
  fixable: 'never',
  aliases: ['DS-0026', 'CKV_DOCKER_2'],
  references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  docs: {
    what: 'Neither the final stage nor its parent stages have a HEALTHCHECK.',
    why: 'Docker and Compose then treat a container as healthy while its process runs, even if it no longer responds.',
    instead: 'Add a HEALTHCHECK, or `HEALTHCHECK NONE` to opt out explicitly.',
    exceptions:
      'Not part of any profile: select it with its ID. With the profile `hadolint`, every stage is checked. Kubernetes does not use HEALTHCHECK.',
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
        help: 'add a health check: HEALTHCHECK CMD ["…"]',
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
