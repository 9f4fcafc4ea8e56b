import rule from '../../../src/languages/shell/rules/sc2035-leading-glob.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['rm ⟦*⟧', 'rm -f ⟦*⟧.txt a ⟦?⟧', { code: 'cp ⟦*⟧ /a/', fixed: 'cp ./* /a/' }],
  accepts: [
    'rm ./*',
    'rm -- *',
    'echo *',
    '/bin/echo *',
    'rm a* "*"',
    'for x in *; do :; done',
    'case $x in *) ;; esac',
    'rm [ab]*',
  ],
});
