import rule from '../../../src/languages/project/rules/xf019-unknown-target.ts';
import { testRule } from '../../support/test-rule.ts';

const path = 'compose.yaml';
const files = { Dockerfile: 'FROM a AS build\nFROM b AS run\n' };
const service = (target: string) => `services:\n  a:\n    build:\n      context: .\n      target: ${target}\n`;

testRule(rule, {
  reports: [
    { path, code: service('⟦test⟧'), files, says: '`Dockerfile` has no stage `test`' },
    { path, code: service('⟦"rum"⟧'), files, fixed: service('"run"') },
    { path, code: service('⟦${T:-test}⟧'), files },
    {
      name: 'the Dockerfile is staged',
      code: 'FROM a AS ⟦builder⟧\nFROM b\n',
      files: { 'compose.yaml': service('bilder') },
      says: 'which service `a` in `compose.yaml` builds',
    },
  ],
  accepts: [
    { path, code: service('build'), files },
    { path, code: service('BUILD'), files },
    { path, code: service('1'), files },
    { path, code: service('${T}'), files },
    { path, code: service('test') },
    { path, code: 'services:\n  a:\n    build: .\n', files },
    { path, code: service('test'), files: { Dockerfile: 'FROM {{ base }}\n' } },
  ],
});
