import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { misfits } from '../labels.ts';

function isUrl(value: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/.test(value);
}

export default defineRule<DockerfileDocument>({
  id: 'DL3052',
  name: 'label-not-url',
  title: 'label is not a valid URL',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://github.com/opencontainers/image-spec/blob/main/annotations.md'],
  docs: {
    what: 'A label that the configuration types as `url` but whose value is not a valid URL.',
    why: 'Registries, dashboards and policies that read the label cannot use the value.',
    instead: 'Write a URL, or change the type of the label in the configuration.',
    exceptions:
      'Values with a variable are not checked, and DL3051 reports empty ones; the profile `hadolint` reports both.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nLABEL org.x=not-a-url\n', line: 2, settings: { labels: { 'org.x': 'url' } } },
      { code: 'FROM a:1\nLABEL org.x="not-a-url "\n', line: 2, settings: { labels: { 'org.x': 'url' } } },
    ],
    good: [
      { code: 'FROM a:1\nLABEL org.x="https://example.com/a?b#c"\n', settings: { labels: { 'org.x': 'url' } } },
      { code: 'FROM a:1\nLABEL org.y=not-a-url\n', settings: { labels: { 'org.x': 'url' } } },
    ],
  },
  needs: ['LABEL'],

  check: (doc, facts) => misfits(doc, facts, 'url', isUrl, 'URL'),
});
