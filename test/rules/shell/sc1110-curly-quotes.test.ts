import rule from '../../../src/languages/shell/rules/sc1110-curly-quotes.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo ⟦“⟧a⟦”⟧', 'echo ⟦‘⟧a b⟦’⟧'],
  accepts: ['echo "a “b”"', "echo '’'", '# “a”\necho b'],
});
