import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { chainOf } from '../facts.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3049',
  name: 'missing-label',
  title: 'a required label is missing',
  severity: 'info',
  profiles: { recommended: 'info', hadolint: 'info' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://docs.docker.com/engine/manage-resources/labels/'],
  docs: {
    what: 'A stage without one of the labels that the configuration requires.',
    why: 'Whoever relies on the label, an inventory or a policy, does not find the image.',
    instead: 'Add the label to the last stage.',
    exceptions:
      'Only the last stage is judged, with the stages that it is built on. The profile `hadolint` judges every stage of which no file is copied.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nRUN b\n', line: 1, settings: { labels: { owner: 'text' } } },
      { code: 'FROM a:1\nLABEL other=b\n', line: 1, settings: { labels: { owner: 'text' } } },
    ],
    good: [
      { code: 'FROM a:1\nLABEL owner=b\n', settings: { labels: { owner: 'text' } } },
      { code: 'FROM a:1\nRUN b\n' },
    ],
  },
  needs: ['FROM'],

  *check(doc, { settings, profile }) {
    const copied = new Set(
      doc.instructions.flatMap(({ keyword, flags }) =>
        keyword === 'COPY' ? flags.filter(({ name }) => name === 'from').map(({ value }) => value?.toLowerCase()) : [],
      ),
    );
    const judged = profile === 'hadolint' ? doc.stages : doc.stages.filter(({ isLast }) => isLast);
    for (const stage of judged) {
      if (stage.name && copied.has(stage.name.value.toLowerCase())) continue;
      if (!stage.isLast && doc.stages.some(({ base }) => base === stage)) continue;
      const own = new Set(
        chainOf(stage).flatMap(({ instructions }) =>
          instructions.flatMap(({ keyword, pairs }) => (keyword === 'LABEL' ? pairs.map(({ key }) => key) : [])),
        ),
      );
      for (const label of Object.keys(settings.labels)) {
        if (own.has(label)) continue;
        yield {
          at: stage.image?.span ?? stage.from.keywordSpan,
          message: `the label \`${label}\`, which the configuration requires, is missing`,
          help: `LABEL ${label}="…"`,
        };
      }
    }
  },
});
