import rule from '../../../src/languages/dockerfile/rules/dl3058-label-not-email.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\r\nLABEL a=b \\\r\n# c\r\n org.x=⟦ada⟧\r\n', settings: { labels: { 'org.x': 'email' } } },
    { code: 'FROM a\nLABEL org.x=⟦$V⟧ org.x=⟦""⟧\n', settings: { labels: { 'org.x': 'email' } }, profile: 'hadolint' },
    { code: 'FROM a\nLABEL org.x=⟦"a@"⟧\n', settings: { labels: { 'org.x': 'email' } } },
    { code: 'FROM a\nLABEL org.x=⟦"@b"⟧\n', settings: { labels: { 'org.x': 'email' } } },
    { code: 'FROM a\nLABEL org.x=⟦"a b@c.d"⟧\n', settings: { labels: { 'org.x': 'email' } } },
  ],
  accepts: [
    { code: 'FROM a\nLABEL org.x="ada@example.com"\n', settings: { labels: { 'org.x': 'email' } } },
    { code: 'FROM a\nLABEL org.x=$V\n', settings: { labels: { 'org.x': 'email' } } },
    'FROM a\nLABEL org.x=ada\n',
    { code: 'FROM a\nLABEL org.x="a@[1.2.3.4]" org.x="\\"a b\\"@c.d"\n', settings: { labels: { 'org.x': 'email' } } },
    { code: 'FROM a\nLABEL org.x="a.b+c@d"\n', settings: { labels: { 'org.x': 'email' } } },
  ],
});
