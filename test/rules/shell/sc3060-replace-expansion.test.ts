import rule from '../../../src/languages/shell/rules/sc3060-replace-expansion.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo ⟦${x/a/b}⟧', 'y="⟦${z//./_}⟧"'],
  accepts: [
    'echo "$x" | sed \'s/a/b/\'',
    '#!/bin/bash\necho ${x/a/b}',
    '#!/bin/bash\ny="${z//./_}"',
    '#!/bin/busybox sh\necho ${x/a/b}',
  ],
});
