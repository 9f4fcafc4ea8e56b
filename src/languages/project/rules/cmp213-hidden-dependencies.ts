import type { Project } from '../../../core/project.ts';
import { defineProjectRule, type Report } from '../../../core/rule.ts';
import type { ComposeDocument } from '../../compose/document.ts';
import { isUnknown } from '../../compose/interpolation.ts';
import type { Mount } from '../../compose/mounts.ts';
import { type ComposeBuild, composeFilesIn, isCompose, ownBuildsOf, siblingPaths } from '../builds.ts';
import { dockerfileAt } from '../built-images.ts';
import { installsOf, isKept, mayInstallAtStart, targetsIn } from '../hidden-installs.ts';
import { absolute, isWithin } from '../image-files.ts';
import { join, parentOf, resolveIn, treeOf } from '../tree.ts';

const dockerfile =
  'FROM node:22-slim\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\nCMD ["node", "app.js"]\n';
const files = { Dockerfile: dockerfile, 'package.json': '{}', 'package-lock.json': '{}' };

export default defineProjectRule({
  id: 'CMP213',
  name: 'hidden-dependencies',
  title: 'bind mount that hides installed packages',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: [],
  references: [
    'https://docs.docker.com/engine/storage/bind-mounts/#bind-mounting-over-existing-data',
    'https://docs.docker.com/reference/compose-file/services/#volumes',
  ],
  docs: {
    what: 'A service mounts its source directory over the image directory where the Dockerfile ran `npm ci`, `yarn`, `pnpm install`, `bun install` or `composer install`, and no volume preserves `node_modules` or `vendor`.',
    why: 'The container only sees the host directory. On a fresh checkout the packages are missing; otherwise they are the ones built for the host system, and those installed in the image are never used.',
    instead:
      'Add a volume for the packages below the mount, such as `/app/node_modules`, or install them one directory above.',
    exceptions:
      'Packages that are in the repository, are moved elsewhere, or may be installed when the container starts; another mount for them in any Compose file of the directory; overrides, services that extend other files, and targets and Dockerfiles that depend on variables.',
  },
  examples: {
    bad: [
      { path: 'compose.yaml', code: 'services:\n  web:\n    build: .\n    volumes:\n      - .:/app\n', line: 5, files },
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    build: .\n    volumes:\n      - type: bind\n        source: ./\n        target: /app\n',
        line: 5,
        files,
      },
    ],
    good: [
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    build: .\n    volumes:\n      - .:/app\n      - /app/node_modules\n',
        files,
        why: 'an anonymous volume is filled from the image',
      },
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    build: .\n    volumes:\n      - .:/app\n    command: sh -c "npm install && node app.js"\n',
        files,
        why: 'installed at each start',
      },
    ],
  },

  needs: ['compose:volumes'],
  keeps: isCompose,
  applies: (documents) => composeFilesIn(documents).some((doc) => doc.services.some(hidesFiles)),
  wants: (project) =>
    composeFilesIn(project.documents).flatMap((doc) => {
      const builds = ownBuildsOf(doc, project).filter(({ service }) => hidesFiles(service));
      return builds.length === 0
        ? []
        : [...siblingPaths(project, doc), ...builds.flatMap(({ dockerfile }) => dockerfile ?? [])];
    }),

  *checkAll(project) {
    for (const doc of composeFilesIn(project.documents)) {
      if (doc.partial || doc.includes) continue;
      for (const build of ownBuildsOf(doc, project)) {
        for (const report of reportsOn(project, doc, build)) yield { file: doc.file.path, ...report };
      }
    }
  },
});

/** The cheap check: a service that is built here and mounts a directory of the host. */
function hidesFiles({ built, mounts }: ComposeBuild['service']): boolean {
  return built && mounts.some(({ type }) => type === 'bind');
}

function* reportsOn(project: Project, doc: ComposeDocument, build: ComposeBuild): Generator<Report> {
  const { service, context: folder, dockerfile: path, target } = build;
  if (service.open || folder === undefined || path === undefined || target?.unknown) return;
  const mounts = service.mounts.filter((mount) => isSource(mount, parentOf(doc.file.path), folder));
  const image = mounts.length === 0 ? undefined : dockerfileAt(project, path);
  const stage = target ? image?.stages.find(({ name }) => name?.value === target.value) : image?.stages.at(-1);
  if (!image || image.template || !stage || mayInstallAtStart(service, stage)) return;
  const tree = treeOf(project);
  const installs = installsOf(image, stage, tree, { folder, ignore: [] });
  const targets = installs.length === 0 ? undefined : targetsIn(project, doc, service.name);
  if (!targets) return;
  for (const mount of mounts) {
    const at = absolute('/', mount.target ?? '');
    const source = resolveIn(parentOf(doc.file.path), mount.source ?? '') ?? '';
    for (const install of installs) {
      const inside = join(source, install.folder.slice(at === '/' ? 1 : at.length + 1));
      if (!isWithin(install.folder, at) || install.folder === at || tree.isFolder(inside) || tree.isOpaque(inside))
        continue;
      if (isKept(install.folder, mount, targets)) continue;
      yield {
        at: mount.span,
        message: `this mount hides \`${install.folder}\`, which \`${install.command}\` creates in the image of service \`${service.name}\``,
        help: `add a volume for the packages: \`- ${install.folder}\``,
        severity: service.grade('info'),
        path: service.path('volumes'),
        related: [{ file: path, at: install.at, message: 'installed here' }],
      };
    }
  }
}

/** A mount of the Compose file's own directory, or of the build context. */
function isSource({ type, source, target }: Mount, own: string, context: string): boolean {
  if (type !== 'bind' || source === undefined || target === undefined) return false;
  if ([source, target].some((text) => isUnknown(text) || text.includes('$')) || !target.startsWith('/')) return false;
  const folder = resolveIn(own, source);
  return folder !== undefined && (folder === own || folder === context);
}
