import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { misfits } from '../labels.ts';
import { isLicenceExpression, isLicenceId } from '../spdx.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3054',
  name: 'label-not-spdx',
  title: 'a label that is no SPDX licence',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://github.com/opencontainers/image-spec/blob/main/annotations.md', 'https://spdx.org/licenses/'],
  docs: {
    what: 'A label that the configuration types as `spdx` and whose value is no SPDX licence expression.',
    why: 'Whoever reads the label, a registry, a dashboard or a policy, cannot use the value.',
    instead:
      'Write SPDX licence ids, one or several with `AND`, `OR` and `WITH`, or change the type of the label in the configuration.',
    exceptions:
      'Deprecated ids, `LicenseRef-…`, `NONE` and `NOASSERTION` pass. A value with a variable is not judged, and an empty one is reported by DL3051. The profile `hadolint` reports both, and wants one id that is not deprecated.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nLABEL org.x=Apache\n', line: 2, settings: { labels: { 'org.x': 'spdx' } } },
      { code: 'FROM a:1\nLABEL org.x="Apache "\n', line: 2, settings: { labels: { 'org.x': 'spdx' } } },
    ],
    good: [
      { code: 'FROM a:1\nLABEL org.x="Apache-2.0"\n', settings: { labels: { 'org.x': 'spdx' } } },
      { code: 'FROM a:1\nLABEL org.x="MIT OR Apache-2.0"\n', settings: { labels: { 'org.x': 'spdx' } } },
      { code: 'FROM a:1\nLABEL org.y=Apache\n', settings: { labels: { 'org.x': 'spdx' } } },
    ],
  },
  needs: ['LABEL'],

  check: (doc, facts) =>
    facts.profile === 'hadolint'
      ? misfits(doc, facts, 'spdx', (value) => isLicenceId(value.trimEnd()), 'SPDX licence id')
      : misfits(doc, facts, 'spdx', isLicenceExpression, 'SPDX licence expression'),
});
