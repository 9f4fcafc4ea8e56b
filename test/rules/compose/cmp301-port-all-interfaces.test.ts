import rule from '../../../src/languages/compose/rules/cmp301-port-all-interfaces.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'services:\n  web:\n    image: a:1\n    ports: ["⟦5432⟧:5432"]\n',
      profile: 'recommended',
      severity: 'warning',
      says: 'PostgreSQL',
      fixed: 'services:\n  web:\n    image: a:1\n    ports: ["127.0.0.1:5432:5432"]\n',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    ports: [⟦15432⟧:5432]\n',
      fixed: 'services:\n  web:\n    image: a:1\n    ports: ["127.0.0.1:15432:5432"]\n',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    ports: ["0.0.0.0:⟦6379⟧:6379", "[::]:⟦6380⟧:6379"]\n',
      profile: 'recommended',
      severity: 'warning',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    ports: ["⟦3000⟧:3000", ⟦"9000"⟧]\n',
      profile: 'recommended',
      severity: 'info',
    },
    { code: 'services:\n  web:\n    image: a:1\n    ports: [⟦"5432"⟧]\n', profile: 'recommended', severity: 'info' },
    {
      name: 'a number that many programs use, with a name that confirms it',
      code: 'services:\n  broker:\n    image: apache/kafka:4.1.0\n    ports: [⟦9092⟧:9092]\n',
      profile: 'recommended',
      severity: 'warning',
      says: 'Kafka',
    },
    {
      name: 'a number that many programs use, and nothing that confirms it',
      code: 'services:\n  vpn:\n    image: a:1\n    ports: [⟦9092⟧:9092]\n',
      profile: 'recommended',
      severity: 'info',
    },
    { name: 'a port of the environment', code: 'services:\n  web:\n    image: a:1\n    ports: ["⟦${P}⟧:5432"]\n' },
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    ports: ["127.0.0.1:5432:5432", "[::1]:6379:6379", "127.0.0.1:8000-8010:8000-8010", "${IP}:5432:5432"]\n',
    'services:\n  web:\n    image: a:1\n    ports: ["8080:80", "443:443", "9229:9229", "2375:2375"]\n',
    'services:\n  proxy:\n    image: traefik:v3\n    ports: ["8080:8080"]\n',
  ],
});
