import { defineProjectRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { composeBuildsOf, composeFilesIn, composePaths, isCompose } from '../builds.ts';
import { dockerfileAt, dockerfilePaths } from '../built-images.ts';
import { dockerfilesIn } from '../dockerfiles.ts';

export default defineProjectRule({
  id: 'XF019',
  name: 'unknown-target',
  title: 'Compose build target not in the Dockerfile',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://docs.docker.com/reference/compose-file/build/#target'],
  docs: {
    what: '`build.target` of a service does not match any stage of its Dockerfile.',
    why: 'The build fails with "target stage could not be found". This happens when a stage is renamed in only one of the two files.',
    instead: 'Use the name of an existing stage, or add the name after AS.',
    exceptions: 'Variables without a default, inline Dockerfiles and Dockerfile templates.',
  },
  examples: {
    bad: [
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    build:\n      context: .\n      target: develop\n',
        files: { Dockerfile: 'FROM node:24 AS development\nFROM node:24-slim\n' },
        line: 5,
      },
      {
        code: 'FROM node:24 AS builder\nFROM node:24-slim\nUSER node\n',
        files: { 'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      target: build\n' },
        line: 1,
      },
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    build:\n      context: .\n      target: biuld\n',
        files: { Dockerfile: 'FROM node:24 AS build\nFROM node:24-slim\n' },
        line: 5,
        fixed: 'services:\n  web:\n    build:\n      context: .\n      target: build\n',
      },
    ],
    good: [
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    build:\n      context: .\n      target: build\n',
        files: { Dockerfile: 'FROM node:24 AS Build\nFROM node:24-slim\n' },
        why: 'case is ignored',
      },
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    build:\n      context: .\n      target: ${STAGE}\n',
        files: { Dockerfile: 'FROM node:24\n' },
      },
    ],
  },

  needs: ['dockerfile', 'compose:build'],
  files: ['compose'],
  keeps: isCompose,
  applies: (documents) =>
    dockerfilesIn(documents).length > 0 || composeFilesIn(documents).some(({ file }) => file.text.includes('target')),
  // A run over Dockerfiles only also reads the Compose files around them.
  wants: (project) => [
    ...composePaths(project),
    ...(composeFilesIn(project.documents).length > 0 ? dockerfilePaths(project) : []),
  ],

  *checkAll(project) {
    const seen = new Set<object>();
    for (const { doc, checked, service, target, dockerfile } of composeBuildsOf(project)) {
      if (!target || target.unknown || dockerfile === undefined || seen.has(target.node)) continue;
      seen.add(target.node);
      const image = dockerfileAt(project, dockerfile);
      if (!image || image.template || image.stages.length === 0) continue;
      const names = image.stages.flatMap(({ name }) => (name ? [name.value] : []));
      const wanted = target.value;
      // A number names a stage by its place.
      if (names.some((name) => name.toLowerCase() === wanted.toLowerCase()) || /^\d+$/.test(wanted)) continue;
      const near = nearest(wanted, names);
      const message = `\`${dockerfile}\` has no stage \`${wanted}\`, which service \`${service.name}\` builds`;
      const help = near === undefined ? 'name a stage of the Dockerfile' : `did you mean \`${near}\`?`;
      if (checked) {
        yield {
          file: doc.file.path,
          at: target.span,
          path: service.path('build', 'target'),
          message,
          help,
          ...(near !== undefined &&
            target.literal &&
            target.verbatim && {
              fix: {
                title: `Use ${near}`,
                safety: 'unsafe',
                edits: [{ span: target.rawAt(0, target.raw.length), text: near }],
              },
            }),
        };
      } else if (project.checked.get(dockerfile) === 'dockerfile') {
        const stage = image.stages.find(({ name }) => name?.value === near) ?? image.stages[0];
        if (!stage) continue;
        yield {
          file: image.file.path,
          at: stage.name?.span ?? stage.from.head,
          message: `this Dockerfile has no stage \`${wanted}\`, which service \`${service.name}\` in \`${doc.file.path}\` builds`,
          help,
          related: [{ file: doc.file.path, at: target.span, message: 'named here' }],
        };
      }
    }
  },
});
