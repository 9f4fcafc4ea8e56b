import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { misfits } from '../labels.ts';

const TIME = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|[+-](\d\d):(\d\d))$/;

function isTime(value: string): boolean {
  const match = TIME.exec(value);
  if (!match) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const inZone = Number(match[7] ?? 0) < 24 && Number(match[8] ?? 0) < 60;
  return month >= 1 && month <= 12 && day >= 1 && day <= days && hour < 24 && minute < 60 && second <= 60 && inZone;
}

export default defineRule<DockerfileDocument>({
  id: 'DL3053',
  name: 'label-not-time',
  title: 'label is not a valid timestamp',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://github.com/opencontainers/image-spec/blob/main/annotations.md'],
  docs: {
    what: 'A label that the configuration types as `rfc3339` but whose value is not a valid RFC 3339 timestamp.',
    why: 'Registries, dashboards and policies that read the label cannot use the value.',
    instead: 'Use an RFC 3339 timestamp, or change the type of the label in the configuration.',
    exceptions:
      'Values with a variable are not checked, and DL3051 reports empty ones; the profile `hadolint` reports both.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nLABEL org.x=yesterday\n', line: 2, settings: { labels: { 'org.x': 'rfc3339' } } },
      { code: 'FROM a:1\nLABEL org.x="yesterday "\n', line: 2, settings: { labels: { 'org.x': 'rfc3339' } } },
    ],
    good: [
      { code: 'FROM a:1\nLABEL org.x="2026-11-24T12:00:00Z"\n', settings: { labels: { 'org.x': 'rfc3339' } } },
      { code: 'FROM a:1\nLABEL org.y=yesterday\n', settings: { labels: { 'org.x': 'rfc3339' } } },
    ],
  },
  needs: ['LABEL'],

  check: (doc, facts) => misfits(doc, facts, 'rfc3339', isTime, 'RFC 3339 timestamp'),
});
