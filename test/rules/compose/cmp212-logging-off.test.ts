import rule from '../../../src/languages/compose/rules/cmp212-logging-off.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['services:\n  web:\n    image: a:1\n    logging: {driver: ⟦none⟧}\n'],
  accepts: ['services:\n  web:\n    image: a:1\n    logging: {driver: local}\n'],
});
