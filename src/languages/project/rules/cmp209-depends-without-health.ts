import { defineProjectRule } from '../../../core/rule.ts';
import { isFalse } from '../../compose/booleans.ts';
import { eachOwn } from '../../compose/document.ts';
import { entriesOf, get } from '../../yaml/tree.ts';
import { composeFilesIn, isCompose } from '../builds.ts';
import { healthOf, healthPaths } from '../health.ts';

export default defineProjectRule({
  id: 'CMP209',
  name: 'depends-without-health',
  title: 'service_healthy on a service without a health check',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: ['XF022'],
  references: [
    'https://docs.docker.com/compose/how-tos/startup-order/',
    'https://docs.docker.com/reference/compose-file/services/#depends_on',
  ],
  docs: {
    what: '`condition: service_healthy` on a service without a `healthcheck`, whose image has none either: it is built here without HEALTHCHECK, or is an official image known to lack one.',
    why: 'Compose fails with `container has no healthcheck configured`.',
    instead: 'Add a `healthcheck` to the service, or use `condition: service_started`.',
    exceptions:
      'Unknown images, Dockerfiles based on images that are not official, overrides, services that extend other files, and `required: false`.',
  },
  examples: {
    bad: [
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    image: web:1\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    image: postgres:17\n',
        line: 6,
      },
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    image: web:1\n    depends_on:\n      api:\n        condition: service_healthy\n  api:\n    build: ./api\n',
        line: 6,
        files: { 'api/Dockerfile': 'FROM node:22-slim\nCMD ["node", "api.js"]\n' },
      },
    ],
    good: [
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    image: web:1\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    image: postgres:17\n    healthcheck:\n      test: ["CMD", "pg_isready"]\n',
      },
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    image: web:1\n    depends_on:\n      api:\n        condition: service_healthy\n  api:\n    build: ./api\n',
        files: { 'api/Dockerfile': 'FROM node:22-slim\nHEALTHCHECK CMD node check.js\n' },
      },
    ],
  },

  needs: ['compose:depends_on'],
  keeps: isCompose,
  applies: (documents) =>
    composeFilesIn(documents).some((doc) => !doc.partial && doc.file.text.includes('service_healthy')),
  wants: (project) => healthPaths(project, composeFilesIn(project.documents)),

  *checkAll(project) {
    for (const doc of composeFilesIn(project.documents)) {
      if (doc.partial || doc.includes) continue;
      for (const { service, value } of eachOwn(doc, 'depends_on')) {
        for (const { key, value: edge } of entriesOf(value)) {
          const condition = service.textOf(get(edge, 'condition'));
          const other = doc.service(key.text);
          if (condition?.value !== 'service_healthy' || !other || isFalse(service.textOf(get(edge, 'required'))))
            continue;
          const health = healthOf(project, doc, other);
          if (health !== 'no' && health !== 'off') continue;
          yield {
            file: doc.file.path,
            at: condition.span,
            message: `\`${service.name}\` waits until \`${other.name}\` is healthy, but ${health === 'off' ? 'its health check is disabled' : 'it has no health check'}: \`up\` fails`,
            help: `add a \`healthcheck\` to \`${other.name}\`, or use \`condition: service_started\``,
            path: service.path('depends_on', other.name, 'condition'),
            related: [{ at: other.nameSpan, message: 'this service has no health check' }],
          };
        }
      }
    }
  },
});
