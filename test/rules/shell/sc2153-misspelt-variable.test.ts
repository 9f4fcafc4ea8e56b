import rule from '../../../src/languages/shell/rules/sc2153-misspelt-variable.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['VERSION=1; echo ⟦$VERSON⟧', 'DOWNLOADS=1; echo ⟦$DOWNLODE⟧', 'name=1; echo ⟦$NAME⟧; echo $NAME'],
  accepts: [
    'foo=1; echo $FOO',
    'VERSION=1; echo $VERSION',
    'A=1; echo $B',
    'VERSION=1; echo ${VERSON:-a}',
    'VERSION=1; echo $OTHER',
    'echo $VERSON',
  ],
});
