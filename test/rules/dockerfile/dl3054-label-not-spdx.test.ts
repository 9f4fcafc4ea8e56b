import rule from '../../../src/languages/dockerfile/rules/dl3054-label-not-spdx.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\r\nLABEL a=b \\\r\n# c\r\n org.x=⟦Apache⟧\r\n', settings: { labels: { 'org.x': 'spdx' } } },
    { code: 'FROM a\nLABEL org.x=⟦"apache-2.0"⟧\n', settings: { labels: { 'org.x': 'spdx' } } },
  ],
  accepts: [
    { code: 'FROM a\nLABEL org.x="Apache-2.0"\n', settings: { labels: { 'org.x': 'spdx' } } },
    { code: 'FROM a\nLABEL org.x=$V\n', settings: { labels: { 'org.x': 'spdx' } } },
    'FROM a\nLABEL org.x=Apache\n',
    { code: 'FROM a\nLABEL org.x="MIT"\n', settings: { labels: { 'org.x': 'spdx' } } },
    { code: 'FROM a\nLABEL org.x="LicenseRef-mine"\n', settings: { labels: { 'org.x': 'spdx' } } },
  ],
});
