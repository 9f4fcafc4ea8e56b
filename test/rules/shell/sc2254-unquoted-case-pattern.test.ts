import rule from '../../../src/languages/shell/rules/sc2254-unquoted-case-pattern.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['case $x in ⟦$y⟧) a;; esac', 'case $x in b|⟦${y}⟧c) a;; esac', 'case $x in ⟦$(y)⟧) a;; esac'],
  accepts: ['case $x in "$y") a;; esac', 'case $x in a*) b;; esac', 'case $x in $#) a;; esac'],
});
