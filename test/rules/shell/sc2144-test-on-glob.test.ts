import rule from '../../../src/languages/shell/rules/sc2144-test-on-glob.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ -e ⟦*.a⟧ ]', 'test -f ⟦/a/b*⟧', '[ ! -d ⟦$x/*⟧ ]'],
  accepts: ['[ -e "*.a" ]', '[ -n * ]', 'for x in *; do [ -e "$x" ]; done', '#!/bin/ksh\n[ -e *.a ]'],
});
