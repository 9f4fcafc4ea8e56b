import rule from '../../../src/languages/project/rules/cmp209-depends-without-health.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      path: 'compose.yaml',
      code: 'services:\n  web:\n    image: web:1\n    depends_on:\n      db:\n        condition: ⟦service_healthy⟧\n  db:\n    image: mariadb:11\n',
      says: 'no health check',
    },
    {
      path: 'compose.yaml',
      code: 'services:\n  web:\n    image: web:1\n    depends_on:\n      db:\n        condition: ⟦service_healthy⟧\n  db:\n    image: a/b:1\n    healthcheck: {disable: true}\n',
      says: 'disabled',
    },
    {
      path: 'compose.yaml',
      code: 'services:\n  web:\n    image: web:1\n    depends_on:\n      db:\n        condition: ⟦service_healthy⟧\n  db:\n    build: {context: db, dockerfile: D}\n',
      files: { 'db/D': 'FROM node:22 AS a\nFROM a\n' },
    },
  ],
  accepts: [
    {
      path: 'compose.yaml',
      code: 'services:\n  web:\n    image: web:1\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    image: team/db:1\n',
    },
    {
      path: 'compose.yaml',
      code: 'services:\n  web:\n    image: web:1\n    depends_on:\n      db:\n        condition: service_started\n  db:\n    image: mysql:8\n',
    },
    {
      path: 'compose.yaml',
      code: 'services:\n  web:\n    image: web:1\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    image: mysql:8\n    extends: {file: b.yaml, service: x}\n',
    },
    {
      path: 'compose.yaml',
      code: 'services:\n  web:\n    image: web:1\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    image: mysql:8\n',
      files: { 'compose.override.yaml': 'services: {db: {healthcheck: {test: x}}}\n' },
    },
    {
      path: 'compose.yaml',
      code: 'services:\n  web:\n    image: web:1\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    build: .\n',
      files: { Dockerfile: 'FROM team/base\n' },
    },
    {
      path: 'compose.yaml',
      code: 'services:\n  web:\n    image: web:1\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    build: .\n',
    },
    {
      path: 'compose.yaml',
      code: 'services:\n  web:\n    image: web:1\n    depends_on:\n      db:\n        condition: service_healthy\n        required: false\n  db:\n    image: mysql:8\n',
    },
  ],
});
