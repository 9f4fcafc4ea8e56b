import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { misfits } from '../labels.ts';

function isHash(value: string): boolean {
  return /^(?:[0-9a-f]{7}|[0-9a-f]{40})$/.test(value);
}

export default defineRule<DockerfileDocument>({
  id: 'DL3055',
  name: 'label-not-hash',
  title: 'label is not a valid commit hash',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://github.com/opencontainers/image-spec/blob/main/annotations.md'],
  docs: {
    what: 'A label that the configuration types as `hash` but whose value is not a commit hash of 7 or 40 lower-case hex digits.',
    why: 'Registries, dashboards and policies that read the label cannot use the value.',
    instead:
      'Use a commit hash of 7 or 40 lower-case hex digits, or change the type of the label in the configuration.',
    exceptions:
      'Values with a variable are not checked, and DL3051 reports empty ones; the profile `hadolint` reports both.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nLABEL org.x=main\n', line: 2, settings: { labels: { 'org.x': 'hash' } } },
      { code: 'FROM a:1\nLABEL org.x="main "\n', line: 2, settings: { labels: { 'org.x': 'hash' } } },
    ],
    good: [
      { code: 'FROM a:1\nLABEL org.x="0a1b2c3"\n', settings: { labels: { 'org.x': 'hash' } } },
      { code: 'FROM a:1\nLABEL org.y=main\n', settings: { labels: { 'org.x': 'hash' } } },
    ],
  },
  needs: ['LABEL'],

  check: (doc, facts) => misfits(doc, facts, 'hash', isHash, 'commit hash of 7 or 40 lower-case hex digits'),
});
