import rule from '../../../src/languages/shell/rules/sc1133-operator-at-line-start.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a\n⟦&&⟧ b\n', 'a\n  ⟦|⟧ b\n'],
  accepts: ['a &&\nb\n', 'a |\nb\n', 'a \\\n  && b\n'],
});
