import rule from '../../../src/languages/shell/rules/sc2101-named-class-alone.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['ls ⟦[:alpha:]⟧*', 'case $x in ⟦[:digit:]⟧) a;; esac'],
  accepts: ['ls [[:alpha:]]*', "tr '[:lower:]' a", 'tr [:lower:] a', 'ls [a-z]'],
});
