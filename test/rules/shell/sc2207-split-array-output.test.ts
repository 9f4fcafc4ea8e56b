import rule from '../../../src/languages/shell/rules/sc2207-split-array-output.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['#!/bin/bash\na=(⟦$(b)⟧ c⟦`d`⟧)', '#!/bin/bash\nlocal x=(⟦$(a)⟧)'],
  accepts: ['#!/bin/bash\na=("$(b)" $c)', 'a=$(b)', '#!/bin/bash\na=($((1)))'],
});
