import rule from '../../../src/languages/shell/rules/sc1081-keyword-in-capitals.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦If⟧ a; then b; fi\n', '⟦For⟧ i in a; do b; done\n'],
  accepts: [
    '# FITNESS FOR A PURPOSE\n# If so\ncat <<E\nFor all\nE\nif a; b; fi\n',
    'if a; then b; fi\n',
    'echo If a\n',
  ],
});
