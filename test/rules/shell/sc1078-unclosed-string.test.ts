import rule from '../../../src/languages/shell/rules/sc1078-unclosed-string.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['x=⟦"⟧a\nb"c', 'echo ⟦"⟧a\nb"$c'],
  accepts: ['x="a"\nb="c"', 'x="a\nb"', 'x="\nb"c', 'x="a\nb"-c', 'x="a"c'],
});
