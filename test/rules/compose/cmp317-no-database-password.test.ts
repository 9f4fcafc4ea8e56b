import rule from '../../../src/languages/compose/rules/cmp317-no-database-password.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'services:\n  web:\n    image: a:1\n    ports: ["3306:3306"]\n    environment: {MYSQL_ALLOW_EMPTY_PASSWORD: ⟦"yes"⟧}\n',
      profile: 'recommended',
      severity: 'error',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    environment: [⟦POSTGRES_HOST_AUTH_METHOD=trust⟧]\n',
      profile: 'recommended',
      severity: 'info',
    },
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    environment: {POSTGRES_HOST_AUTH_METHOD: md5, ALLOW_ANONYMOUS_LOGIN: "no"}\n',
  ],
});
