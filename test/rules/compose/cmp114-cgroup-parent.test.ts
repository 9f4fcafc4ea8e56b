import rule from '../../../src/languages/compose/rules/cmp114-cgroup-parent.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['services:\n  web:\n    image: a:1\n    cgroup_parent: ⟦x⟧\n'],
  accepts: ['services:\n  web:\n    image: a:1\n'],
});
