import rule from '../../../src/languages/shell/rules/sc3008-select-loop.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦select x in a b; do c; done⟧', '⟦select y in *; do d; done⟧'],
  accepts: [
    'for x in a b; do c; done',
    '#!/bin/bash\nselect x in a b; do c; done',
    '#!/bin/bash\nselect y in *; do d; done',
  ],
});
