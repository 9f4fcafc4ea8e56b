import rule from '../../../src/languages/shell/rules/sc2163-export-of-value.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['export ⟦$x⟧', { code: 'export a ⟦"${b}"⟧', fixed: 'export a b' }],
  accepts: ['export x', 'export x=$y', 'export "${x:-y}"', 'export ${x?}', 'echo $x'],
});
