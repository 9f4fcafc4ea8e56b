import rule from '../../../src/languages/shell/rules/sc1100-long-dash.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['curl ⟦–⟧o a', 'rm ⟦—⟧rf b', { code: '[ "$a" ⟦–⟧eq 1 ]', profile: 'hadolint' }],
  accepts: ['echo \'–a\' "—b"', 'echo – a', 'curl -o a–b', { code: 'curl –o a', profile: 'hadolint' }],
});
