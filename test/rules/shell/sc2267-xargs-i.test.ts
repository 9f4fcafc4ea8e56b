import rule from '../../../src/languages/shell/rules/sc2267-xargs-i.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a | xargs ⟦-i⟧ b {}', 'a | xargs ⟦-i{}⟧ b {}'],
  accepts: ['a | xargs -I {} b {}', 'a | xargs b -i'],
});
