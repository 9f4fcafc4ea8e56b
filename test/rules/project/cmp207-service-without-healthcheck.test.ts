import rule from '../../../src/languages/project/rules/cmp207-service-without-healthcheck.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { path: 'compose.yaml', code: 'services:\n  ⟦a⟧:\n    build: .\n', files: { Dockerfile: 'FROM alpine:3.20\n' } },
  ],
  accepts: [
    {
      path: 'compose.yaml',
      code: 'services:\n  a:\n    build: .\n    restart: "no"\n',
      files: { Dockerfile: 'FROM alpine:3.20\n' },
    },
    { path: 'compose.yaml', code: 'services:\n  a:\n    build: .\n', files: { Dockerfile: 'FROM ${BASE}\n' } },
    {
      path: 'compose.yaml',
      code: 'services:\n  a:\n    build: .\n  b:\n    image: b:1\n    depends_on: {a: {condition: service_completed_successfully}}\n',
      files: { Dockerfile: 'FROM alpine:3.20\n' },
    },
  ],
});
