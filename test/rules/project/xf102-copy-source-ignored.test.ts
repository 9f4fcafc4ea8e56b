import rule from '../../../src/languages/project/rules/xf102-copy-source-ignored.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      name: 'beside a source that is nowhere',
      path: 'web/Dockerfile',
      code: 'FROM a\nCOPY nowhere.txt /\nCOPY ⟦a.json⟧ /\n',
      files: { 'web/a.json': '', 'web/.dockerignore': '*.json\n', 'b.json': '' },
    },
    {
      code: 'FROM a\nCOPY ⟦a.json⟧ /\n',
      files: { 'a.json': '', '.dockerignore': '# x\n*.json\n' },
      says: '`.dockerignore` excludes it in line 2 with `*.json` re-include it below that line: !a.json',
    },
    {
      name: 'a folder',
      code: 'FROM a\nCOPY ⟦dist/⟧ /\n',
      files: { 'dist/a': '', 'dist/b/c': '', '.dockerignore': '/dist\n' },
    },
    { name: 'a wildcard', code: 'FROM a\nCOPY ⟦*.log⟧ /\n', files: { 'a.log': '', '.dockerignore': '**/*.log\n' } },
    {
      name: 'the ignore file of the Dockerfile',
      path: 'web.Dockerfile',
      code: 'FROM a\nCOPY ⟦a.json⟧ /\n',
      files: { 'a.json': '', '.dockerignore': '', 'web.Dockerfile.dockerignore': '*\n' },
      says: 'web.Dockerfile.dockerignore',
    },
    {
      name: 'a later pattern wins',
      code: 'FROM a\nCOPY ⟦a.json⟧ /\n',
      files: { 'a.json': '', '.dockerignore': '!a.json\n*.json\n' },
    },
  ],
  accepts: [
    { code: 'FROM a\nCOPY a.json /\n', files: { 'a.json': '', '.dockerignore': '*\n!a.json\n' } },
    { code: 'FROM a\nCOPY src /\n', files: { 'src/a': '', 'src/b.log': '', '.dockerignore': '**/*.log\n' } },
    { code: 'FROM a\nCOPY . /\n', files: { 'a.json': '', '.dockerignore': '*\n' } },
    { code: 'FROM a\nCOPY --from=b a.json /\n', files: { 'a.json': '', '.dockerignore': '*\n' } },
    { code: 'FROM a\nCOPY b.json /\n', files: { 'a.json': '', '.dockerignore': '*\n' } },
    {
      name: 'another context is possible',
      path: 'web/Dockerfile',
      code: 'FROM a\nCOPY a.json /\n',
      files: { 'web/a.json': '', 'a.json': '', 'web/.dockerignore': '*\n' },
    },
  ],
});
