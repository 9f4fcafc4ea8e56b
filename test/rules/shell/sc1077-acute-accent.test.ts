import rule from '../../../src/languages/shell/rules/sc1077-acute-accent.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo ⟦´⟧date⟦´⟧', 'x=⟦´⟧a⟦´⟧'],
  accepts: ['echo \'a´b\' "´"', '# ´a´', 'echo `a`'],
});
