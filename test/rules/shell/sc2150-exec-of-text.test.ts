import rule from '../../../src/languages/shell/rules/sc2150-exec-of-text.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ["find . ⟦-exec⟧ 'rm foo' \\;", 'find . ⟦-execdir⟧ "$x y" \';\''],
  accepts: ["find . -exec sh -c 'a b' \\;", 'find . -exec ab \\;', 'find . -exec "a b" {} +', "x -exec 'a b' \\;"],
});
