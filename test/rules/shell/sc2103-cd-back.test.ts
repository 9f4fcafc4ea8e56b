import rule from '../../../src/languages/shell/rules/sc2103-cd-back.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['cd a; b; ⟦cd ..⟧', 'if x; then cd a\nb\n⟦cd -⟧\nfi', '{ cd $a; b; ⟦cd ../..⟧; }'],
  accepts: [
    { code: 'cd a; b; cd ../..', profile: 'hadolint' },
    'set -e; cd a; b; cd ..',
    'cd ..; a',
    '(cd a; b)',
    'cd a && b && cd ..',
  ],
});
