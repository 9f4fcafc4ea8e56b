import rule from '../../../src/languages/shell/rules/sc2325-repeated-negation.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦!⟧ ! a', '#!/bin/dash\n⟦!⟧ ⟦!⟧ ! b'],
  accepts: ['! a', '#!/bin/bash\n! ! a', '! a | b'],
});
