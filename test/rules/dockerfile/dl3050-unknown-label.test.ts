import rule from '../../../src/languages/dockerfile/rules/dl3050-unknown-label.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\nLABEL o=1 ⟦p⟧=2\n', settings: { labels: { o: 'text' }, strictLabels: true } },
    { code: 'FROM a\r\nLABEL \\\r\n ⟦p⟧=2\r\n', settings: { strictLabels: true } },
  ],
  accepts: [
    { code: 'FROM a\nLABEL o=1\n', settings: { labels: { o: 'text' }, strictLabels: true } },
    'FROM a\nLABEL p=2\n',
  ],
});
