import rule from '../../../src/languages/compose/rules/cmp113-tmpfs-options.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['services:\n  web:\n    image: a:1\n    tmpfs: /tmp:size=1m,⟦exec⟧\n'],
  accepts: ['services:\n  web:\n    image: a:1\n    tmpfs: /exec\n'],
});
