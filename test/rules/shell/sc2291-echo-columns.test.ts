import rule from '../../../src/languages/shell/rules/sc2291-echo-columns.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦echo a    b⟧', '⟦/bin/echo "a"     $b⟧', 'x; ⟦echo a b      c > f⟧'],
  accepts: [
    'echo a b',
    'echo "a    b"',
    'echo a   b',
    'echo a > f    b',
    'printf a     b',
    'echo "a"\\\n        b',
    'echo a \\\n        b',
  ],
});
