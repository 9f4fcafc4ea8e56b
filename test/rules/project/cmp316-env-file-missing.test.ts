import rule from '../../../src/languages/project/rules/cmp316-env-file-missing.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      path: 'compose.yaml',
      code: 'services:\n  a:\n    image: a:1\n    env_file: [⟦a.env⟧, b.env]\n',
      files: { 'b.env': '' },
      profile: 'recommended',
      severity: 'warning',
    },
    {
      path: 'compose.yaml',
      code: 'services:\n  a:\n    image: a:1\n    env_file: ⟦.env⟧\n  b:\n    image: b:1\n    env_file: .env\n',
      files: { '.gitignore': '.env\n' },
      profile: 'recommended',
      severity: 'info',
    },
  ],
  accepts: [
    {
      path: 'app/compose.yaml',
      code: 'services:\n  a:\n    image: a:1\n    env_file: ../a.env\n',
      files: { 'a.env': '' },
    },
    {
      path: 'compose.yaml',
      code: 'services:\n  a:\n    image: a:1\n    env_file: [{path: x.env, required: false}, /etc/x.env, "${E}"]\n',
    },
  ],
});
