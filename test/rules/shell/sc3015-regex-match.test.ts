import rule from '../../../src/languages/shell/rules/sc3015-regex-match.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ "$a" ⟦=~⟧ b ]', 'if [[ $x ⟦=~⟧ y ]]; then a; fi'],
  accepts: ['case $a in *b*) c;; esac', '#!/bin/bash\n[ "$a" =~ b ]', '#!/bin/bash\nif [[ $x =~ y ]]; then a; fi'],
});
