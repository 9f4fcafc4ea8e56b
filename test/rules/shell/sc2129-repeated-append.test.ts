import rule from '../../../src/languages/shell/rules/sc2129-repeated-append.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦echo a >> f⟧; echo b >> f; echo c >> f', '⟦echo a >> f⟧\necho b >> f\necho c >> f\necho d >> f'],
  accepts: [
    '{ echo a; echo b; echo c; } >> f',
    'echo a >> f; echo b >> f',
    'echo a >> f; echo b >> g; echo c >> f',
    'echo a >> f; echo b >> f; echo c > f',
  ],
});
