import rule from '../../../src/languages/shell/rules/sc2146-ungrouped-find-or.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['find . -name a -o -name b ⟦-print⟧', 'find . -iname a -or -path b ⟦-exec⟧ c {} \\;'],
  accepts: [
    'find . \\( -name a -o -name b \\) -print',
    'find . -name a -print -o -name b -print',
    'find . -name a -prune -o -name b -print',
    'find . -name a -o -name b',
    'find . -type d -o -size 0 -print',
  ],
});
