import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { misfits } from '../labels.ts';

const ATOMS = /^(?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*|"(?:[^"\\]|\\.)*")$/;
const DOMAIN = /^(?:(?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]+\.?|\[[\d.A-Fa-f:IPv]+\])$/;

function isEmail(value: string): boolean {
  const at = value.lastIndexOf('@');
  return at > 0 && ATOMS.test(value.slice(0, at)) && DOMAIN.test(value.slice(at + 1));
}

export default defineRule<DockerfileDocument>({
  id: 'DL3058',
  name: 'label-not-email',
  title: 'label is not a valid email address',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://github.com/opencontainers/image-spec/blob/main/annotations.md'],
  docs: {
    what: 'A label that the configuration types as `email` but whose value is not a valid email address.',
    why: 'Registries, dashboards and policies that read the label cannot use the value.',
    instead: 'Use an email address, or change the type of the label in the configuration.',
    exceptions:
      'Values with a variable are not checked, and DL3051 reports empty ones; the profile `hadolint` reports both.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nLABEL org.x=ada\n', line: 2, settings: { labels: { 'org.x': 'email' } } },
      { code: 'FROM a:1\nLABEL org.x="ada "\n', line: 2, settings: { labels: { 'org.x': 'email' } } },
    ],
    good: [
      { code: 'FROM a:1\nLABEL org.x="ada@example.com"\n', settings: { labels: { 'org.x': 'email' } } },
      { code: 'FROM a:1\nLABEL org.y=ada\n', settings: { labels: { 'org.x': 'email' } } },
    ],
  },
  needs: ['LABEL'],

  check: (doc, facts) => misfits(doc, facts, 'email', isEmail, 'email address'),
});
