import rule from '../../../src/languages/compose/rules/cmp205-service-unlimited-memory.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['services:\n  ⟦a⟧: {image: "a:1", mem_reservation: 1g}\n'],
  accepts: [
    'services:\n  web:\n    image: a:1\n    profiles: [test]\n',
    'services:\n  web:\n    image: a:1\n    mem_limit: ${M:-1g}\n',
    'services:\n  base:\n    image: a:1\n    mem_limit: 1g\n  b:\n    extends: base\n',
    { path: 'docker-compose.override.yml', code: 'services:\n  web:\n    image: a:1\n' },
  ],
});
