import rule from '../../../src/languages/compose/rules/cmp001-compose-syntax.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { name: 'a doubled key', code: 'services:\n  web:\n    image: a:1\n    ⟦image⟧: b:1\n', says: 'duplicate key' },
    { name: 'a list at the root', code: '⟦- services⟧\n- web\n', says: 'must be a mapping' },
    {
      name: 'an unknown alias',
      code: 'services:\n  web:\n    <<: ⟦*base⟧\n    image: a:1\n',
      says: 'no preceding anchor',
    },
    { name: 'CRLF', code: 'services:\r\n  web:\r\n    image: a:1\r\n    ⟦image⟧: b:1\r\n' },
    {
      name: 'a template becomes YAML later',
      code: 'services:\n  web:\n    image: a:1\n    ⟦image⟧: b:1\n# {% endraw %}\n',
      profile: 'recommended',
      severity: 'info',
    },
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    ports: !reset []\n    environment: !override\n      A: b\n',
    '\uFEFFservices:\n  web:\n    image: a:1\n',
    '# only\n---\nservices: {web: {image: "a:1"}}\n',
  ],
});
