import rule from '../../../src/languages/shell/rules/sc2044-loop-over-find.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['for x in ⟦$(find .)⟧; do a; done', 'for x in ⟦`find . -name "*.a"`⟧; do b; done'],
  accepts: [
    'for x in $(find . | sort); do a; done',
    'for x in "$(find .)"; do a; done',
    'find . | while read -r x; do a; done',
  ],
});
