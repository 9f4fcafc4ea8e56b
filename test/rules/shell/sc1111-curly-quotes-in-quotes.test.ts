import rule from '../../../src/languages/shell/rules/sc1111-curly-quotes-in-quotes.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'echo "a ⟦“⟧b⟦”⟧ c"', profile: 'hadolint' },
    { code: 'x="$y⟦”⟧s"; echo "$x"', profile: 'hadolint' },
  ],
  accepts: [
    'echo "a"',
    { code: "echo 'a “b” c'", profile: 'hadolint' },
    { code: 'echo "a “b” c"', profile: 'recommended' },
    { code: 'cat <<E\n“a”\nE', profile: 'hadolint' },
  ],
});
