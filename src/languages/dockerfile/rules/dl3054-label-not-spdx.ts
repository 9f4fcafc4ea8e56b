import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { misfits } from '../labels.ts';
import { isLicenceExpression, isLicenceId } from '../spdx.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3054',
  name: 'label-not-spdx',
  title: 'label is not a valid SPDX licence',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://github.com/opencontainers/image-spec/blob/main/annotations.md', 'https://spdx.org/licenses/'],
  docs: {
    what: 'A label that the configuration types as `spdx` but whose value is not a valid SPDX licence expression.',
    why: 'Registries, dashboards and policies that read the label cannot use the value.',
    instead:
      'Use SPDX licence IDs, combined with `AND`, `OR` and `WITH` if needed, or change the type of the label in the configuration.',
    exceptions:
      'Deprecated IDs, `LicenseRef-…`, `NONE` and `NOASSERTION` are accepted. Values with a variable are not checked, and DL3051 reports empty ones. The profile `hadolint` reports both and requires a single ID that is not deprecated.',
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
      ? misfits(doc, facts, 'spdx', (value) => isLicenceId(value.trimEnd()), 'SPDX licence ID')
      : misfits(doc, facts, 'spdx', isLicenceExpression, 'SPDX licence expression'),
});
