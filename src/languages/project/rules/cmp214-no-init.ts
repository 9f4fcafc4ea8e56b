import type { Project } from '../../../core/project.ts';
import { defineProjectRule, type Report } from '../../../core/rule.ts';
import { type ComposeDocument, wholeServices } from '../../compose/document.ts';
import { lineForService } from '../../compose/edits.ts';
import type { Service } from '../../compose/service.ts';
import { chainOf, isWindows } from '../../dockerfile/facts.ts';
import { composeFilesIn, isCompose, ownBuildsOf, servicesNamed, siblingPaths } from '../builds.ts';
import { dockerfileAt } from '../built-images.ts';
import { type FirstProcess, type Image, isCareful, type Start, startOf, unfitProcess } from '../first-process.ts';
import { startablePaths, startedFiles } from '../started-files.ts';
import { treeOf } from '../tree.ts';

const LINE = 'init: true';
/** What decides about PID 1. */
const KEYS = ['init', 'command', 'entrypoint', 'pid'];

const bad = {
  path: 'compose.yaml',
  code: 'services:\n  web:\n    build: .\n',
  line: 2,
  fixed: 'services:\n  web:\n    build: .\n    init: true\n',
};

export default defineProjectRule({
  id: 'CMP214',
  name: 'no-init',
  title: 'PID 1 that does not forward signals',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: {},
  aliases: [],
  references: ['https://docs.docker.com/reference/compose-file/services/#init'],
  docs: {
    what: 'A service without `init: true` whose PID 1 is `npm`, `yarn` or `pnpm`, a shell that starts the program as a child process, or a script in the repository that starts it without `exec`.',
    why: '`docker stop` sends SIGTERM only to PID 1. A shell does not forward it, so the program is killed after ten seconds without a clean shutdown; package managers do not reap orphaned processes.',
    instead:
      'Start the program directly: `CMD ["node", "server.js"]`, or use `exec` for the last command of a script. Otherwise add `init: true`.',
    exceptions:
      'Unknown images and Dockerfiles, base images that are not official, scripts with `exec`, `trap` or `wait`, overrides, services that extend other files or share PIDs. A shell is only reported on official Debian-based images, because other shells may replace themselves with the last command.',
  },
  examples: {
    bad: [
      { ...bad, files: { Dockerfile: 'FROM node:22-slim\nCOPY . .\nCMD ["npm", "start"]\n' } },
      { ...bad, files: { Dockerfile: 'FROM python:3.14\nCOPY . .\nCMD python migrate.py && python app.py\n' } },
      {
        ...bad,
        files: {
          Dockerfile: 'FROM debian:13\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]\n',
          'start.sh': '#!/bin/sh\n/usr/bin/app "$@"\n',
        },
      },
    ],
    good: [
      { path: 'compose.yaml', code: bad.fixed, files: { Dockerfile: 'FROM node:22-slim\nCMD ["npm", "start"]\n' } },
      { path: 'compose.yaml', code: bad.code, files: { Dockerfile: 'FROM node:22-slim\nCMD ["node", "app.js"]\n' } },
      {
        path: 'compose.yaml',
        code: bad.code,
        files: { Dockerfile: 'FROM python:3.14\nCMD python migrate.py && exec python app.py\n' },
        why: 'the shell replaces itself with the program',
      },
    ],
  },

  needs: ['compose:has:complete'],
  keeps: isCompose,
  applies: (documents) => composeFilesIn(documents).some((doc) => wholeServices(doc).length > 0),
  wants(project) {
    const composeFiles = composeFilesIn(project.documents).filter((doc) => wholeServices(doc).length > 0);
    const paths = composeFiles
      .flatMap((doc) => ownBuildsOf(doc, project))
      .flatMap(({ dockerfile }) => dockerfile ?? []);
    const known = paths.filter((path) => project.text(path) !== undefined);
    const docs = known.flatMap((path) => dockerfileAt(project, path) ?? []);
    const siblings = composeFiles.flatMap((doc) => siblingPaths(project, doc));
    return [...siblings, ...paths, ...startablePaths(project, docs)];
  },

  *checkAll(project) {
    for (const doc of composeFilesIn(project.documents)) {
      if (doc.includes) continue;
      for (const { service } of wholeServices(doc)) {
        const report = service.open ? undefined : reportOn(project, doc, service);
        if (report) yield { file: doc.file.path, ...report };
      }
    }
  },
});

function reportOn(project: Project, doc: ComposeDocument, service: Service): Report | undefined {
  if (service.has('init') || service.has('pid') || service.has('provider')) return undefined;
  const build = service.built ? ownBuildsOf(doc, project).find((one) => one.service === service) : undefined;
  const image = service.built ? build && builtImage(project, build) : imageOf(service);
  const start = image && startOf(service, image);
  const first = start && (unfitProcess(start, image) ?? unfitScript(project, image, start, build?.context));
  if (!first || isCompleted(project, doc, service)) return undefined;
  const edit = lineForService(doc, service, LINE);
  const { instruction } = start;
  const related =
    instruction && build?.dockerfile ? [{ file: build.dockerfile, at: instruction.span, message: 'started here' }] : [];
  const fault =
    first.kind === 'shell' ? 'does not forward signals to its child processes' : 'does not reap orphaned processes';
  return {
    at: service.nameSpan,
    message: `PID 1 of service \`${service.name}\` is \`${first.program}\`, which ${fault}`,
    help: 'start the program directly, or add: `init: true`',
    path: service.path(),
    related,
    ...(edit && { fix: { title: 'Add `init: true`', safety: 'unsafe', edits: [edit] } }),
  };
}

function builtImage(
  project: Project,
  { dockerfile, target }: ReturnType<typeof ownBuildsOf>[number],
): Image | undefined {
  const doc = dockerfile === undefined || target?.unknown ? undefined : dockerfileAt(project, dockerfile);
  const stage = target ? doc?.stages.find(({ name }) => name?.value === target.value) : doc?.stages.at(-1);
  if (!doc || doc.template || !stage || isWindows(doc, stage)) return undefined;
  return { built: { doc, stage }, base: chainOf(stage).at(-1)?.imageText };
}

function imageOf({ image }: Service): Image | undefined {
  return image && !image.unknown ? { base: image.value } : undefined;
}

/** A script of the repository that the image starts, and that starts the program as its child. */
function unfitScript(
  project: Project,
  { built }: Image,
  { instruction, words }: Start,
  context: string | undefined,
): FirstProcess | undefined {
  if (!built || !instruction || context === undefined) return undefined;
  const started = startedFiles(built.doc, treeOf(project), { folder: context, ignore: [] });
  const file = started.find((one) => one.instruction === instruction && words.includes(one.written));
  const text = file && project.text(file.source);
  if (!file || text === undefined || isCareful(text)) return undefined;
  const isShell = !file.direct || /^#![^\n]*\b(?:sh|bash|dash|ash)\b/.test(text);
  return isShell ? { kind: 'shell', program: file.written } : undefined;
}

/** Whether another Compose file of the directory, which may be read together with this one, decides about PID 1. */
function isCompleted(project: Project, doc: ComposeDocument, service: Service): boolean {
  const all = servicesNamed(project, doc, service.name);
  return all?.some((other) => other !== service && KEYS.some((key) => other.has(key))) ?? true;
}
