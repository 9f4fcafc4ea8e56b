import rule from '../../../src/languages/shell/rules/sc2183-printf-argument-count.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'printf ⟦"%s %s"⟧ a',
    'printf ⟦"%s=%s\\n"⟧ a b c',
    'printf ⟦"%s"⟧',
    'printf ⟦"%*s"⟧ 1 a b',
    'printf -v x ⟦"%s %s"⟧ a',
    { code: '#!/bin/bash\nprintf ⟦"%(%F)T %s"⟧ -1' },
  ],
  accepts: [
    'printf "%s %s" a b',
    'printf "%s\\n" a b c',
    'printf "%d%%" 1',
    'printf "%s %s" $x',
    'printf "%s %s" "$@"',
    'printf "%*s" 1 a',
    'printf "%*.*f" 1 2 3',
    'printf "%-5s|%05.2f" a 1',
    { code: '#!/bin/bash\nprintf "%(%F)T"' },
  ],
});
