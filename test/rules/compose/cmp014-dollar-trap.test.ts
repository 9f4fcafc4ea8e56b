import rule from '../../../src/languages/compose/rules/cmp014-dollar-trap.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      name: 'a variable that both sides have',
      code: 'services:\n  web:\n    image: a:1\n    command: ls ⟦$PWD⟧\n',
      profile: 'recommended',
      severity: 'info',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    command: ["sh", "-c", "awk \'{print ⟦$⟧1}\'"]\n',
      fixed: 'services:\n  web:\n    image: a:1\n    command: ["sh", "-c", "awk \'{print $$1}\'"]\n',
      profile: 'recommended',
      severity: 'error',
    },
    { code: 'services:\n  web:\n    image: a:1\n    environment:\n      - PASSWORD=pa⟦$⟧%word\n' },
    {
      name: 'a block scalar',
      code: 'services:\n  web:\n    image: a:1\n    entrypoint:\n      - sh\n      - -c\n      - |\n        echo ⟦$HOME⟧\n        exec a\n',
      fixed:
        'services:\n  web:\n    image: a:1\n    entrypoint:\n      - sh\n      - -c\n      - |\n        echo $$HOME\n        exec a\n',
    },
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    command: chown $UID:$GID /a\n',
    'services:\n  web:\n    image: a:1\n    environment: [DB]\n    command: run $DB\n',
    'services:\n  web:\n    image: a:1\n    environment:\n      DB: ${DB}\n    healthcheck:\n      test: check $DB ${HOME:-/root}\n',
    'services:\n  web:\n    image: a:1\n    labels:\n      - "a=$$1"\n',
    'x-a: $(date)\nservices:\n  web:\n    image: a:1\n',
  ],
});
