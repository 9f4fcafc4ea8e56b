import { defineProjectRule } from '../../../core/rule.ts';
import { shippedStages } from '../../dockerfile/facts.ts';
import { contextPaths, plausibleContexts } from '../contexts.ts';
import { dockerfilesOf, hasInstruction } from '../dockerfiles.ts';
import { type Context, excludedIn } from '../image-files.ts';
import { untilRead } from '../paths.ts';
import { needsReading, secretCandidates, secretIn } from '../secrets.ts';
import { copiesOf } from '../steps.ts';
import { treeOf } from '../tree.ts';

const MOST_FILES = 100;

export default defineProjectRule({
  id: 'XF104',
  name: 'secret-copied',
  title: 'secret copied into the image',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: [
    'https://docs.docker.com/build/building/secrets/',
    'https://docs.docker.com/build/concepts/context/#dockerignore-files',
  ],
  docs: {
    what: 'A COPY or ADD includes a file with a private key, a token or a password that `.dockerignore` does not exclude.',
    why: 'Anyone who can pull the image can read the file: it stays in its layer even when a later RUN removes it.',
    instead:
      'Exclude the file in `.dockerignore`, and pass it to the build as a secret mount or to the container at run time. A committed secret is known to everyone who can read the repository: rotate it.',
    exceptions:
      'Only files in the commit are checked. SSH keys and key stores are recognized by name; other files are read, and variables and placeholders are ignored. Directories with tests, examples and documentation are skipped. In a stage that is not part of the final image, it is a warning.',
  },
  examples: {
    bad: [
      {
        code: 'FROM node:24-slim\nCOPY . /app\nUSER node\n',
        files: { '.env': 'DB_PASSWORD=hunter2-and-more\n', 'server.js': '' },
        line: 2,
      },
      { code: 'FROM alpine:3.24\nCOPY id_rsa /root/.ssh/\n', files: { id_rsa: '' }, line: 2 },
    ],
    good: [
      {
        code: 'FROM node:24-slim\nCOPY . /app\nUSER node\n',
        files: { '.env': 'DB_PASSWORD=hunter2-and-more\n', '.dockerignore': '.env*\n' },
      },
      {
        code: 'FROM node:24-slim\nCOPY . /app\nUSER node\n',
        files: { '.env': 'PORT=3000\n', '.env.example': 'DB_PASSWORD=fill-this-in\n' },
      },
    ],
  },

  needs: ['dockerfile:COPY', 'dockerfile:ADD'],
  files: ['secret'],
  applies: (documents) => hasInstruction(documents, 'COPY', 'ADD'),
  wants: untilRead((project) => [
    ...contextPaths(project),
    ...secretCandidates(project).filter(needsReading).slice(0, MOST_FILES),
  ]),

  *checkAll(project) {
    const tree = treeOf(project);
    const secrets = secretCandidates(project).flatMap((path) => {
      const secret = secretIn(path, project.text(path));
      return secret ? [{ path, kind: secret.kind }] : [];
    });
    if (secrets.length === 0) return;
    for (const doc of dockerfilesOf(project)) {
      const shipped = shippedStages(doc);
      const { all } = plausibleContexts(project, doc);
      for (const { sources, from, stage, instruction } of copiesOf(doc)) {
        if (from !== undefined) continue;
        for (const { word, parts } of sources) {
          const taken = all.map((context) => {
            const roots = tree.expand(context.folder, parts);
            return secrets.filter(({ path }) => roots.some((root) => isBelow(path, root)) && getsIn(context, path));
          });
          const secret = taken[0]?.find((one) => taken.every((others) => others.includes(one)));
          if (!secret) continue;
          yield {
            file: doc.file.path,
            at: word.span,
            ...(!shipped.has(stage) && { severity: 'warning' }),
            message: `this ${instruction.keyword} copies \`${secret.path}\`, ${secret.kind}, into a layer of the image`,
            help: `add \`${secret.path.slice(secret.path.lastIndexOf('/') + 1)}\` to .dockerignore, and use RUN --mount=type=secret if the build needs it`,
          };
        }
      }
    }
  },
});

function isBelow(path: string, root: string): boolean {
  return root === '' || path === root || path.startsWith(`${root}/`);
}

function getsIn(context: Context, path: string): boolean {
  return excludedIn(context, path) === undefined;
}
