import rule from '../../../src/languages/shell/rules/sc3028-bash-variable.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo ⟦$RANDOM⟧', 'x="⟦$UID⟧-⟦${HOSTNAME}⟧"'],
  accepts: [
    'echo "$HOME"',
    '#!/bin/bash\necho $RANDOM',
    '#!/bin/bash\nx="$UID-${HOSTNAME}"',
    'HOSTNAME=a; echo $HOSTNAME',
    'echo $BASH_VERSION',
  ],
});
