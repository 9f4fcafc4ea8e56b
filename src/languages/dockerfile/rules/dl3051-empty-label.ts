import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { labelsOf } from '../labels.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3051',
  name: 'empty-label',
  title: 'empty required label',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://docs.docker.com/engine/manage-resources/labels/'],
  docs: {
    what: 'A configured label with an empty value.',
    why: 'Tools that read the label find no value.',
    instead: 'Give it a value.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nLABEL owner=""\n', line: 2, settings: { labels: { owner: 'text' } } },
      { code: 'FROM a:1\nLABEL owner=\n', line: 2, settings: { labels: { owner: 'url' } } },
    ],
    good: [
      { code: 'FROM a:1\nLABEL owner="b"\n', settings: { labels: { owner: 'text' } } },
      { code: 'FROM a:1\nLABEL owner=""\n' },
    ],
  },
  needs: ['LABEL'],

  *check(doc, { settings }) {
    for (const { pair } of labelsOf(doc)) {
      const { key, keySpan, value } = pair;
      if (!Object.hasOwn(settings.labels, key) || value?.value.trim() !== '') continue;
      yield { at: keySpan, message: `the label \`${key}\` is empty`, help: `set a value: LABEL ${key}="…"` };
    }
  },
});
