import rule from '../../../src/languages/dockerfile/rules/dl3051-empty-label.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\nLABEL x=1 ⟦o⟧=""\n', settings: { labels: { o: 'text' } } },
    { code: "FROM a\r\nLABEL \\\r\n ⟦o⟧=' '\r\n", settings: { labels: { o: 'text' } } },
  ],
  accepts: [{ code: 'FROM a\nLABEL o=$X p=""\n', settings: { labels: { o: 'text' } } }, 'FROM a\nLABEL o=""\n'],
});
