import rule from '../../../src/languages/shell/rules/sc2326-negation-in-pipeline.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a | ⟦!⟧ b', '#!/bin/bash\na | b | ⟦!⟧ c'],
  accepts: ['! a | b', 'a | { ! b; }', "a | b '!'"],
});
