import rule from '../../../src/languages/project/rules/xf103-dockerignore-missing.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'FROM a\nCOPY ⟦.⟧ /x\n',
      files: { '.gitignore': 'node_modules/\n.env\n', 'package.json': '{}' },
      says: '`.git`, `.env`, `node_modules` would end up',
      profile: 'recommended',
      severity: 'warning',
    },
    {
      name: 'folders of tools that the project does not use',
      code: 'FROM a\nCOPY ⟦.⟧ /x\n',
      files: { '.gitignore': 'node_modules/\n.venv\ntarget/\n.terraform\n', 'app.py': '' },
      says: /`\.git`, `\.venv` would end up/,
    },
    { name: 'nothing but .git', code: 'FROM a\nCOPY ⟦./⟧ /x\n', profile: 'recommended', severity: 'info' },
    {
      name: 'a stage that is not shipped',
      code: 'FROM a AS b\nCOPY ⟦.⟧ /x\nFROM a\nCOPY --from=b /x /x\n',
      files: { '.gitignore': '.env\n' },
      profile: 'recommended',
      severity: 'info',
    },
  ],
  accepts: [
    { code: 'FROM a\nCOPY . /x\n', files: { '.dockerignore': '.git\n' } },
    { code: 'FROM a\nCOPY . /x\n', files: { 'Dockerfile.dockerignore': '.git\n' } },
    { code: 'FROM a\nCOPY src /x\n', files: { '.gitignore': '.env\n' } },
    { code: 'FROM a\nCOPY --from=b . /x\n', files: { '.gitignore': '.env\n' } },
    { path: 'web/Dockerfile', code: 'FROM a\nCOPY . /x\n', files: { 'web/a.js': '' } },
  ],
});
