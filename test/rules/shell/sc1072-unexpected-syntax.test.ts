import rule from '../../../src/languages/shell/rules/sc1072-unexpected-syntax.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a &&⟦ ⟧&& b', 'a |⟦ ⟧| b', { code: 'if a; then ⟦fi⟧', profile: 'hadolint' }],
  accepts: ['a && b', 'a | b', 'if a; then b', 'echo "a'],
});
