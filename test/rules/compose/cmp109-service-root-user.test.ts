import rule from '../../../src/languages/compose/rules/cmp109-service-root-user.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'services:\n  web:\n    image: a:1\n    user: ⟦"0"⟧\n',
    'services:\n  web:\n    image: a:1\n    user: ⟦root:root⟧\n',
    {
      name: 'a one-shot',
      code: 'services:\n  web:\n    image: a:1\n    user: ⟦root⟧\n  b:\n    image: b:1\n    depends_on: {web: {condition: service_completed_successfully}}\n',
      profile: 'recommended',
      severity: 'info',
    },
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    user: rootless\n',
    'services:\n  web:\n    image: a:1\n    user: "${U:-1000}"\n',
    'services:\n  web:\n    image: a:1\n',
  ],
});
