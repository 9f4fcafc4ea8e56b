import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { misfits } from '../labels.ts';

const VERSION = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-([0-9A-Za-z.-]+))?(?:\+([0-9A-Za-z.-]+))?$/;

function isVersion(value: string): boolean {
  const match = VERSION.exec(value);
  if (!match) return false;
  const before = match[1]?.split('.') ?? [];
  const after = match[2]?.split('.') ?? [];
  return [...before, ...after].every((part) => part !== '') && before.every((part) => !/^0\d+$/.test(part));
}

export default defineRule<DockerfileDocument>({
  id: 'DL3056',
  name: 'label-not-semver',
  title: 'label is not a valid semantic version',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://github.com/opencontainers/image-spec/blob/main/annotations.md'],
  docs: {
    what: 'A label that the configuration types as `semver` but whose value is not a valid semantic version.',
    why: 'Registries, dashboards and policies that read the label cannot use the value.',
    instead: 'Use a semantic version, or change the type of the label in the configuration.',
    exceptions:
      'Values with a variable are not checked, and DL3051 reports empty ones; the profile `hadolint` reports both.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nLABEL org.x=v1.0\n', line: 2, settings: { labels: { 'org.x': 'semver' } } },
      { code: 'FROM a:1\nLABEL org.x="v1.0 "\n', line: 2, settings: { labels: { 'org.x': 'semver' } } },
    ],
    good: [
      { code: 'FROM a:1\nLABEL org.x="1.2.3-rc.1+build"\n', settings: { labels: { 'org.x': 'semver' } } },
      { code: 'FROM a:1\nLABEL org.y=v1.0\n', settings: { labels: { 'org.x': 'semver' } } },
    ],
  },
  needs: ['LABEL'],

  check: (doc, facts) => misfits(doc, facts, 'semver', isVersion, 'semantic version'),
});
