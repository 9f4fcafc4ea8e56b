import rule from '../../../src/languages/dockerfile/rules/dl3053-label-not-time.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\r\nLABEL a=b \\\r\n# c\r\n org.x=⟦yesterday⟧\r\n', settings: { labels: { 'org.x': 'rfc3339' } } },
    { code: 'FROM a\nLABEL org.x=⟦"2026-02-29T12:00:00Z"⟧\n', settings: { labels: { 'org.x': 'rfc3339' } } },
    { code: 'FROM a\nLABEL org.x=⟦"2026-11-24"⟧\n', settings: { labels: { 'org.x': 'rfc3339' } } },
    { code: 'FROM a\nLABEL org.x=⟦"2026-11-24T12:00:00"⟧\n', settings: { labels: { 'org.x': 'rfc3339' } } },
  ],
  accepts: [
    { code: 'FROM a\nLABEL org.x="2026-11-24T12:00:00Z"\n', settings: { labels: { 'org.x': 'rfc3339' } } },
    { code: 'FROM a\nLABEL org.x=$V\n', settings: { labels: { 'org.x': 'rfc3339' } } },
    'FROM a\nLABEL org.x=yesterday\n',
    { code: 'FROM a\nLABEL org.x="2024-02-29T23:59:60.5+05:30"\n', settings: { labels: { 'org.x': 'rfc3339' } } },
  ],
});
