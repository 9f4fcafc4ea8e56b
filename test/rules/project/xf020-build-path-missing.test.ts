import rule from '../../../src/languages/project/rules/xf020-build-path-missing.ts';
import { testRule } from '../../support/test-rule.ts';

const path = 'compose.yaml';

testRule(rule, {
  reports: [
    { path, code: 'services:\n  a:\n    build: ⟦web⟧\n', files: { 'Web/Dockerfile': '' }, says: 'not a directory' },
    {
      path,
      code: 'services:\n  a:\n    build: ⟦web⟧\n',
      files: { 'web/index.js': '' },
      says: 'built with `web/Dockerfile`',
    },
    { path, code: 'services:\n  a:\n    build:\n      context: ⟦.⟧\n', says: 'built with `Dockerfile`' },
    {
      name: 'CRLF and a near name',
      path,
      code: 'services:\r\n  a:\r\n    build:\r\n      context: .\r\n      dockerfile: ⟦Dockerfil⟧\r\n',
      files: { Dockerfile: '' },
      says: 'did you mean `Dockerfile`?',
    },
    {
      name: 'a default of a variable',
      path,
      code: 'services:\n  a:\n    build: ⟦${DIR:-web}⟧\n',
      files: { 'app/Dockerfile': '' },
    },
    {
      name: 'a value that an anchor shares, once',
      path,
      code: 'services:\n  a:\n    build: &b ⟦web⟧\n  c:\n    build: *b\n',
    },
  ],
  accepts: [
    { path, code: 'services:\n  a:\n    build: .\n', files: { Containerfile: '' } },
    { path, code: 'services:\n  a:\n    build: ${DIR}\n' },
    { path, code: 'services:\n  a:\n    build: ../elsewhere\n' },
    { path, code: 'services:\n  a:\n    build: git@github.com:a/b.git\n' },
    { path, code: 'services:\n  a:\n    build:\n      context: .\n      dockerfile_inline: |\n        FROM scratch\n' },
    { name: 'a generated folder', path, code: 'services:\n  a:\n    build: out\n', files: { '.gitignore': '/out/\n' } },
    {
      name: 'a project directory above',
      path: 'deploy/compose.yaml',
      code: 'services:\n  a:\n    build: web\n',
      files: { 'web/Dockerfile': '' },
    },
    { path, code: 'services:\n  a:\n    image: web\n' },
  ],
});
