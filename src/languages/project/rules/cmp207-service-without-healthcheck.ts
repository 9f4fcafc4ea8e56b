import { defineProjectRule } from '../../../core/rule.ts';
import { isOneShot, wholeServices } from '../../compose/document.ts';
import { isNotRestarted } from '../../compose/lifecycle.ts';
import { composeFilesIn, isCompose } from '../builds.ts';
import { healthOf, healthPaths } from '../health.ts';

export default defineProjectRule({
  id: 'CMP207',
  name: 'service-without-healthcheck',
  title: 'locally built service without a health check',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: ['698ed579'],
  references: ['https://docs.docker.com/reference/compose-file/services/#healthcheck'],
  docs: {
    what: 'A service is built from a Dockerfile in this repository, and neither defines a health check.',
    why: 'A hung program counts as running: nothing restarts it, and dependent services start too early.',
    instead: 'Add a `healthcheck` to the service or a HEALTHCHECK to its Dockerfile.',
    exceptions:
      'One-shot services, `restart: "no"`, a health check that is disabled explicitly, and Dockerfiles based on images that are not official.',
  },
  examples: {
    bad: [
      {
        path: 'compose.yaml',
        code: 'services:\n  api:\n    build: .\n',
        line: 2,
        files: { Dockerfile: 'FROM node:22-slim\nCMD ["node", "api.js"]\n' },
      },
      {
        path: 'compose.yaml',
        code: 'services:\n  api:\n    build: ./api\n    restart: always\n',
        line: 2,
        files: { 'api/Dockerfile': 'FROM scratch\nCOPY a /\n' },
      },
    ],
    good: [
      {
        path: 'compose.yaml',
        code: 'services:\n  api:\n    build: .\n',
        files: { Dockerfile: 'FROM node:22-slim\nHEALTHCHECK CMD node check.js\n' },
      },
      {
        path: 'compose.yaml',
        code: 'services:\n  api:\n    build: .\n    healthcheck:\n      disable: true\n',
        files: { Dockerfile: 'FROM node:22-slim\n' },
      },
    ],
  },

  needs: ['compose:build'],
  keeps: isCompose,
  applies: (documents) => composeFilesIn(documents).some((doc) => doc.services.some(({ built }) => built)),
  wants: (project) => healthPaths(project, composeFilesIn(project.documents)),

  *checkAll(project) {
    for (const doc of composeFilesIn(project.documents)) {
      for (const { service, views } of wholeServices(doc)) {
        if (!service.built || views.some(isNotRestarted) || isOneShot(doc, service)) continue;
        if (healthOf(project, doc, service) !== 'no') continue;
        yield {
          file: doc.file.path,
          at: service.nameSpan,
          message: `neither service \`${service.name}\` nor its Dockerfile has a health check`,
          help: 'add a health check: `healthcheck: { test: ["CMD", …] }`',
          severity: service.grade('info'),
          path: service.path(),
        };
      }
    }
  },
});
