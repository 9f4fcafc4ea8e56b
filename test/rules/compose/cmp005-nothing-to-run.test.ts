import rule from '../../../src/languages/compose/rules/cmp005-nothing-to-run.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'services:\n  a:\n    image: a:1\n  ⟦b⟧:\n    command: x\n',
    '⟦name⟧: shop\n',
    { name: 'an empty base', code: 'services:\n  ⟦a⟧:\n    restart: always\n  b:\n    extends: a\n    image: b:1\n' },
  ],
  accepts: [
    {
      name: 'a mistyped key, which CMP002 reports',
      path: 'docker-compose.yml',
      code: 'sevices:\n  app:\n    image: a:1\n',
    },
    {
      name: 'a file for a development container, which is laid over another',
      path: '.devcontainer/docker-compose.yml',
      code: 'services:\n  app:\n    command: sleep infinity\n',
    },
    'services:\n  a:\n    provider: {type: model}\n',
    { name: 'extends a file', code: 'services:\n  a:\n    extends: {file: base.yaml, service: a}\n' },
    { name: 'a library', code: 'networks:\n  back:\n' },
    { path: 'docker-compose.dev.yml', code: 'services:\n  a:\n    command: x\n' },
    'services:\n  a: {build: {dockerfile_inline: FROM a}}\n',
  ],
});
