import rule from '../../../src/languages/shell/rules/sc1035-missing-blank.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦[⟧a = b ]', '⟦!⟧a', 'if ⟦!⟧$x; then b; fi', '⟦[[⟧a ]]', '⟦[⟧-n x ]'],
  accepts: ['[ a = b ]', '! a', '[ ! a ]', 'x[1]', 'a [b ]', '#!/bin/bash\n[[ a ]]'],
});
