import rule from '../../../src/languages/project/rules/cmp312-env-file-tracked.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      path: 'compose.yaml',
      code: 'services:\n  a:\n    image: a:1\n    env_file: [⟦./a.env⟧]\n',
      files: { 'a.env': '# x\nexport API_KEY="k3Jv9qLmZx"\n' },
      says: '`API_KEY`',
      profile: 'recommended',
      severity: 'error',
    },
    {
      path: 'compose.yaml',
      code: 'services:\n  a:\n    image: a:1\n    env_file: ⟦a.env⟧\n',
      files: { 'a.env': 'PASSWORD=postgres\n' },
      profile: 'recommended',
      severity: 'warning',
    },
    {
      path: 'compose.yaml',
      code: '⟦services⟧:\n  a:\n    image: a:1\n',
      files: { '.env': 'URL=postgres://a:k3Jv9qLmZx@h/d\r\n' },
    },
  ],
  accepts: [
    {
      path: 'compose.yaml',
      code: 'services:\n  a:\n    image: a:1\n    env_file: a.env\n',
      files: { 'a.env': 'PASSWORD=\nTOKEN=${T}\nTOKEN_FILE=/x\n' },
    },
    {
      path: 'compose.yaml',
      code: 'services:\n  a:\n    image: a:1\n    env_file: ../a.env\n',
      files: { 'a.env': 'PASSWORD=k3Jv9qLmZx\n' },
    },
  ],
});
