import rule from '../../../src/languages/compose/rules/cmp206-service-unlimited-pids.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['services:\n  ⟦a⟧: {image: "a:1"}\n', 'services:\n  web:\n    image: a:1\n    pids_limit: ⟦0⟧\n'],
  accepts: [
    'services:\n  web:\n    image: a:1\n    pids_limit: ${P}\n',
    { code: 'services:\n  web:\n    image: a:1\n', profile: 'recommended' },
  ],
});
