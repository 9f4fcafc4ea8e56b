import rule from '../../../src/languages/compose/rules/cmp311-service-secret-in-env.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'services:\n  web:\n    image: a:1\n    environment:\n      DB_PASSWORD: ⟦k3Jv9qLmZx⟧\n      API_KEY: ⟦"a1b2c3d4e5"⟧\n',
      profile: 'recommended',
      severity: 'error',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    environment:\n      - SECRET_KEY_BASE=⟦k3Jv9qLmZxT⟧\n      - "X=⟦ghp_abcdefghijklmnopqrstuvwxyz0123456789⟧"\n',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    environment:\n      - URL=amqp://app:⟦k3Jv9qLmZx⟧@mq/\n',
      says: 'connection string',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    environment:\n      PASSWORD: ⟦changeme⟧\n      TOKEN: ⟦web⟧\n      DB_PASS: ⟦123456⟧\n',
      profile: 'recommended',
      severity: 'warning',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    environment:\n      PASSWORD: ⟦${P:-postgres}⟧\n',
      profile: 'recommended',
      severity: 'info',
    },
    {
      name: 'merged into two services, once',
      code: 'x-e: &e {PASSWORD: ⟦k3Jv9qLmZx⟧}\nservices:\n  a: {image: "a:1", environment: {<<: *e, A: b}}\n  b: {image: "b:1", environment: {<<: *e}}\n',
    },
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    environment:\n      PASSWORD:\n      A_PASSWORD: ""\n      B_PASSWORD: ${P}\n      C_PASSWORD: "<secret>"\n      D_PASSWORD_FILE: /run/secrets/d\n      E_TOKEN: xxxxxxxx\n      MYSQL_RANDOM_ROOT_PASSWORD: "yes"\n      MAX_TOKENS: 4096000\n      PUBLIC_TOKEN: abc123def\n      KEY_PASSWORD: your-password\n',
    'services:\n  web:\n    image: a:1\n    environment:\n      - PASSWORD\n      - URL=postgres://app:${P}@db/app\n      - HOME_URL=https://example.com/a:b@c\n      - ID=00000000-0000-0000-0000-000000000000\n      - ETCD_INITIAL_CLUSTER_TOKEN=k3Jv9qLmZx\n',
  ],
});
