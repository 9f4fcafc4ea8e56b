import rule from '../../../src/languages/dockerfile/rules/dl3055-label-not-hash.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\r\nLABEL a=b \\\r\n# c\r\n org.x=⟦main⟧\r\n', settings: { labels: { 'org.x': 'hash' } } },
    { code: 'FROM a\nLABEL org.x=⟦"0A1B2C3"⟧\n', settings: { labels: { 'org.x': 'hash' } } },
    { code: 'FROM a\nLABEL org.x=⟦"12345678"⟧\n', settings: { labels: { 'org.x': 'hash' } } },
  ],
  accepts: [
    { code: 'FROM a\nLABEL org.x="0a1b2c3"\n', settings: { labels: { 'org.x': 'hash' } } },
    { code: 'FROM a\nLABEL org.x=$V\n', settings: { labels: { 'org.x': 'hash' } } },
    'FROM a\nLABEL org.x=main\n',
    {
      code: 'FROM a\nLABEL org.x="0123456789abcdef0123456789abcdef01234567"\n',
      settings: { labels: { 'org.x': 'hash' } },
    },
  ],
});
