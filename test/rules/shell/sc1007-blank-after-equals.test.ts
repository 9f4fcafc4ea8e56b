import rule from '../../../src/languages/shell/rules/sc1007-blank-after-equals.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['x=⟦ ⟧y', 'x=⟦  ⟧y z', 'a && x=⟦ ⟧/b', { code: 'A=⟦ ⟧B=⟦ ⟧c', profile: 'hadolint' }],
  accepts: ['x=y', 'IFS= read x', 'x=', 'x= ; y', 'x= && y', "x='' y", 'A= B= && c', 'x= > f'],
});
