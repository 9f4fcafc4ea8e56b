import rule from '../../../src/languages/shell/rules/sc2084-result-run-as-command.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '⟦$((1))⟧',
    'A=1 ⟦$((b + 1))⟧ > c',
    'if ⟦$((a))⟧; then b; fi',
    'x=$(⟦$((1))⟧)',
    { path: 'Dockerfile', code: 'FROM a\nRUN b && ⟦$((1))⟧\n' },
  ],
  accepts: ['a $((1))', '$((1)) a', '"$((1))"', 'x=$((1))', ': $((i += 1))', '$((1))2', '$(a)'],
});
