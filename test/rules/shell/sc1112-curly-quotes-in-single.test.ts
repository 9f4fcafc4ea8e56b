import rule from '../../../src/languages/shell/rules/sc1112-curly-quotes-in-single.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: "echo 'it⟦’⟧s'", profile: 'hadolint' },
    { code: 'x=\'⟦‘⟧a⟦’⟧\'; echo "$x"', profile: 'hadolint' },
  ],
  accepts: ["echo 'a'", { code: 'echo "it’s"', profile: 'hadolint' }, { code: "echo 'it’s'", profile: 'recommended' }],
});
