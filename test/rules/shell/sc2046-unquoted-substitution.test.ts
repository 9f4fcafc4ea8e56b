import rule from '../../../src/languages/shell/rules/sc2046-unquoted-substitution.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'echo ⟦$(a)⟧',
    { code: 'rm a⟦$(b c)⟧d', fixed: 'rm a"$(b c)"d' },
    'echo ⟦`a`⟧',
    '[ ⟦$(a)⟧ = b ]',
    'echo "$(a ⟦$(b)⟧)"',
    'export x=⟦$(a)⟧',
    'echo > ⟦$(a)⟧',
    'make -j⟦$(nproc)⟧',
  ],
  accepts: [
    'echo "$(a)"',
    'x=$(a)',
    'for i in $(a); do b; done',
    'case $(a) in b) ;; esac',
    '$(a) b',
    'echo $(seq 3) $() $(pgrep x)',
    '#!/bin/bash\nexport x=$(a); [[ $(a) ]]\n',
    'cat <<E\n$(a)\nE',
  ],
});
