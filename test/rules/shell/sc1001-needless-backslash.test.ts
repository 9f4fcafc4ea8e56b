import rule from '../../../src/languages/shell/rules/sc1001-needless-backslash.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['grep ⟦\\⟧d f', 'a ⟦\\⟧- b⟦\\⟧/c', 'x=⟦\\⟧a', 'case x in ⟦\\⟧a) b;; esac'],
  accepts: [
    'a \\ b \\$ \\" \\\\d \\; \\{ \\* \\.',
    'a \'\\d\' "\\d"',
    'a \\n',
    '#!/bin/bash\n[[ a =~ \\d ]]',
    'echo ${x%\\d}',
  ],
});
