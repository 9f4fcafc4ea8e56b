import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import type { DockerfileDocument } from '../document.ts';
import { labelsOf } from '../labels.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3050',
  name: 'unknown-label',
  title: 'label not in the configured list',
  severity: 'info',
  profiles: { recommended: 'info', hadolint: 'info' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://docs.docker.com/engine/manage-resources/labels/'],
  docs: {
    what: 'A label that is not in the configured list, with `strictLabels` enabled.',
    why: 'The list is closed on purpose: any other label is a typo or belongs elsewhere.',
    instead: 'Correct the key, or add it to `labels`.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nLABEL ownr=b\n', line: 2, settings: { labels: { owner: 'text' }, strictLabels: true } },
      { code: 'FROM a:1\nLABEL a=b\n', line: 2, settings: { strictLabels: true } },
    ],
    good: [
      { code: 'FROM a:1\nLABEL owner=b\n', settings: { labels: { owner: 'text' }, strictLabels: true } },
      { code: 'FROM a:1\nLABEL a=b\n' },
    ],
  },
  needs: ['LABEL'],

  *check(doc, { settings }) {
    if (!settings.strictLabels) return;
    const known = Object.keys(settings.labels);
    for (const { pair } of labelsOf(doc)) {
      if (known.includes(pair.key) || pair.key === '') continue;
      const meant = nearest(pair.key, known);
      yield {
        at: pair.keySpan,
        message: `the label \`${pair.key}\` is not in the configured list`,
        help: meant ? `did you mean ${meant}?` : 'add it to `labels` in the configuration',
      };
    }
  },
});
