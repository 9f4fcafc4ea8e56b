import rule from '../../../src/languages/shell/rules/sc3011-here-string.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['cat ⟦<<< a⟧', 'read -r x ⟦<<<"$y"⟧'],
  accepts: ['echo a | cat', '#!/bin/bash\ncat <<< a', '#!/bin/bash\nread -r x <<<"$y"'],
});
