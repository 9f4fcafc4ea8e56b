import rule from '../../../src/languages/shell/rules/sc3035-read-by-backticks.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['x=⟦`<file`⟧', 'echo "⟦`< $f`⟧"'],
  accepts: ['x=`cat <file`', '#!/bin/bash\nx=`<file`', 'x=$(<file)', 'x=`<file <b`'],
});
