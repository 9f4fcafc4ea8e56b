import rule from '../../../src/languages/dockerfile/rules/dl3056-label-not-semver.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\r\nLABEL a=b \\\r\n# c\r\n org.x=⟦v1.0⟧\r\n', settings: { labels: { 'org.x': 'semver' } } },
    { code: 'FROM a\nLABEL org.x=⟦"v1.2.3"⟧\n', settings: { labels: { 'org.x': 'semver' } } },
    { code: 'FROM a\nLABEL org.x=⟦"1.2"⟧\n', settings: { labels: { 'org.x': 'semver' } } },
    { code: 'FROM a\nLABEL org.x=⟦"1.2.3-01"⟧\n', settings: { labels: { 'org.x': 'semver' } } },
    { code: 'FROM a\nLABEL org.x=⟦"1.2.3-"⟧\n', settings: { labels: { 'org.x': 'semver' } } },
    { code: 'FROM a\nLABEL org.x=⟦"01.2.3"⟧\n', settings: { labels: { 'org.x': 'semver' } } },
  ],
  accepts: [
    { code: 'FROM a\nLABEL org.x="1.2.3-rc.1+build"\n', settings: { labels: { 'org.x': 'semver' } } },
    { code: 'FROM a\nLABEL org.x=$V\n', settings: { labels: { 'org.x': 'semver' } } },
    'FROM a\nLABEL org.x=v1.0\n',
    { code: 'FROM a\nLABEL org.x="0.0.0"\n', settings: { labels: { 'org.x': 'semver' } } },
    { code: 'FROM a\nLABEL org.x="1.0.0-0a"\n', settings: { labels: { 'org.x': 'semver' } } },
  ],
});
