import rule from '../../../src/languages/shell/rules/sc2186-tempfile.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['x=$(⟦tempfile⟧)', '⟦/bin/tempfile⟧ -p a'],
  accepts: ['x=$(mktemp)', 'echo tempfile'],
});
