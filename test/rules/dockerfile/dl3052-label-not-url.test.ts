import rule from '../../../src/languages/dockerfile/rules/dl3052-label-not-url.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\r\nLABEL a=b \\\r\n# c\r\n org.x=⟦not-a-url⟧\r\n', settings: { labels: { 'org.x': 'url' } } },
    { code: 'FROM a\nLABEL org.x=⟦"https://a b"⟧\n', settings: { labels: { 'org.x': 'url' } } },
    { code: 'FROM a\nLABEL org.x=⟦"://x"⟧\n', settings: { labels: { 'org.x': 'url' } } },
  ],
  accepts: [
    { code: 'FROM a\nLABEL org.x="https://example.com/a?b#c"\n', settings: { labels: { 'org.x': 'url' } } },
    { code: 'FROM a\nLABEL org.x=$V\n', settings: { labels: { 'org.x': 'url' } } },
    'FROM a\nLABEL org.x=not-a-url\n',
    { code: 'FROM a\nLABEL org.x="mailto:a@example.com"\n', settings: { labels: { 'org.x': 'url' } } },
  ],
});
