import rule from '../../../src/languages/compose/rules/cmp315-secret-in-command.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'services:\n  web:\n    image: a:1\n    command: ["--api-token", ⟦"k3Jv9qLmZx"⟧]\n',
      profile: 'recommended',
      severity: 'error',
    },
    { code: 'services:\n  web:\n    image: a:1\n    command: serve --password=⟦k3Jv9qLmZx⟧ --x\n' },
    {
      code: 'services:\n  web:\n    image: a:1\n    entrypoint: redis-server --requirepass ⟦changeme⟧\n',
      profile: 'recommended',
      severity: 'warning',
    },
    { code: 'services:\n  web:\n    image: a:1\n    labels:\n      key: ⟦AKIAABCDEFGHIJKLMNOP⟧\n', says: 'AWS' },
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    command: serve --password=${P} --token=$$TOKEN --password-file=/x --secret --port 80\n',
    'services:\n  web:\n    image: a:1\n    command: ["--password", "--x"]\n',
    'services:\n  web:\n    image: a:1\n    command: ["--token", "/run/secrets/t"]\n',
  ],
});
