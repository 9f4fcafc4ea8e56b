import rule from '../../../src/languages/compose/rules/cmp314-secret-in-build-arg.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'services:\n  web:\n    image: a:1\n    build:\n      context: .\n      args: {NPM_TOKEN: ⟦k3Jv9qLmZxT⟧}\n',
      profile: 'recommended',
      severity: 'error',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    build:\n      context: .\n      args: [⟦NPM_TOKEN⟧]\n',
      profile: 'recommended',
      severity: 'info',
    },
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    build:\n      context: .\n      args: {TOKEN_URL: "http://x", TOKEN: ""}\n',
    'services:\n  web:\n    image: a:1\n    environment: {A: b}\n',
  ],
});
