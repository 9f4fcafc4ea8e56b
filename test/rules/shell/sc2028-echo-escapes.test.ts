import rule from '../../../src/languages/shell/rules/sc2028-echo-escapes.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'echo ⟦"a\\nb"⟧',
    "echo ⟦'a\\tb'⟧ c",
    'echo ⟦a\\\\nb⟧',
    "echo ⟦'\\033[0m'⟧",
    "/bin/echo ⟦'\\x41'⟧",
    "echo -n ⟦'a\\n'⟧",
  ],
  accepts: [
    "echo -e 'a\\n'",
    "echo -ne 'a\\n'",
    "printf 'a\\n'",
    "echo 'a\\d'",
    '#!/bin/dash\necho "a\\nb"\n',
    'echo a',
  ],
});
