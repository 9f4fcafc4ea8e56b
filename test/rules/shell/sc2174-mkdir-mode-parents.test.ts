import rule from '../../../src/languages/shell/rules/sc2174-mkdir-mode-parents.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'mkdir -p ⟦-m⟧ 700 a/b',
    'mkdir ⟦-pm⟧ 0755 /a/b',
    'mkdir --parents ⟦--mode=700⟧ "$x"',
    'mkdir ⟦-m700⟧ -p ../a/b',
  ],
  accepts: ['mkdir -p a/b', 'mkdir -m 700 a/b', 'mkdir -p -m 700 a', 'mkdir -p -m 700 ../a', 'install -p -m 700 a/b'],
});
