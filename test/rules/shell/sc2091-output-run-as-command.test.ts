import rule from '../../../src/languages/shell/rules/sc2091-output-run-as-command.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '⟦$(a b)⟧',
    'if ⟦$(which a)⟧; then b; fi',
    'A=1 ⟦$(b)⟧',
    '! ⟦$(a)⟧ > b',
    '⟦$(a)⟧ | b',
    '( ⟦$(a)⟧ )',
    'x=$(⟦$(a)⟧)',
    { path: 'Dockerfile', code: 'FROM a\nRUN b \\\n && ⟦$(c \\\n d)⟧\n' },
  ],
  accepts: ['$(a) b', '"$(a)"', '${b}$(a)', 'x=$(a)', 'eval "$(a)"', '`a`', '$((1))', '. $(a)'],
});
