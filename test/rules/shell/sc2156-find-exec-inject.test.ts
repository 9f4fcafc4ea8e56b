import rule from '../../../src/languages/shell/rules/sc2156-find-exec-inject.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['find . -exec sh -c ⟦"a {}"⟧ \\;', "find . -exec bash -c ⟦'b < {} | c'⟧ \\;"],
  accepts: ['find . -exec sh -c \'a "$1"\' sh {} \\;', 'find . -exec a {} \\;'],
});
