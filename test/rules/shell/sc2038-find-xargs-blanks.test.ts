import rule from '../../../src/languages/shell/rules/sc2038-find-xargs-blanks.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦find . -name a⟧ | xargs rm', 'a | ⟦find .⟧ | xargs -n 1 rm'],
  accepts: [
    'find . -print0 | xargs -0 rm',
    'find . | xargs --null rm',
    'find . | sort | xargs rm',
    'find . -exec rm {} +',
  ],
});
