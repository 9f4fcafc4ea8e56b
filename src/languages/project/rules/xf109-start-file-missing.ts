import { defineProjectRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import type { Span } from '../../../core/text.ts';
import type { DockerfileDocument, Instruction, Stage } from '../../dockerfile/document.ts';
import { chainOf, lastInChain } from '../../dockerfile/facts.ts';
import { officialNameOf, parseReference } from '../../images/reference.ts';
import { contextPaths, plausibleContexts } from '../contexts.ts';
import { dockerfilesOf, hasInstruction } from '../dockerfiles.ts';
import { absolute, type ImageFiles } from '../image-files.ts';
import { simulate } from '../simulate.ts';
import { gitIgnoreOf, gitignorePaths, mayBeMade } from '../sources.ts';
import { join, parentOf, treeOf } from '../tree.ts';

const INTERPRETERS = new Set(['node', 'python', 'python3', 'ruby', 'php']);
const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', '/bin/sh', '/bin/bash']);
/** Options of interpreters that take no value of their own. */
const PLAIN_OPTION =
  /^(?:-[uBEsSIOWdexl]|-OO|--inspect(?:=.*)?|--enable-source-maps|--no-warnings|--trace-warnings|--expose-gc)$/;
/** Verbs with which a package manager runs scripts, which may build files. */
const RUNS_SCRIPTS = /^(?:run|run-script|build|exec|start|test|dlx|generate|prepare)/;
const PACKAGE_MANAGERS = new Set(['npm', 'yarn', 'pnpm', 'bun', 'poetry', 'uv', 'bundle', 'composer']);

export default defineProjectRule({
  id: 'XF109',
  name: 'start-file-missing',
  title: 'start script missing from the image',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#cmd'],
  docs: {
    what: 'CMD or ENTRYPOINT starts a script, directly, in a shell or with node, python, ruby or php, and no COPY puts it there: it is not in the copied directory, or it was copied to another place or under another name.',
    why: 'The image builds, and every container exits immediately with "cannot find module" or "no such file".',
    instead: 'Correct the name, or copy the file.',
    exceptions:
      'Only directories filled by a COPY from the context are checked, and individual files where a copy with the same or a similar name exists elsewhere. Dockerfiles that run build scripts, build result directories, ignored paths, other stages and unknown base images are skipped.',
  },
  examples: {
    bad: [
      {
        code: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nUSER node\nCMD ["node", "sever.js"]\n',
        files: { 'server.js': '' },
        line: 5,
      },
      {
        code: 'FROM python:3.14-slim\nCOPY src /app\nWORKDIR /app\nUSER 1000\nENTRYPOINT ["python", "main.py"]\n',
        files: { 'src/app.py': '' },
        line: 5,
      },
    ],
    good: [
      {
        code: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nUSER node\nCMD ["node", "server.js"]\n',
        files: { 'server.js': '' },
      },
      {
        code: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nRUN npm run build\nUSER node\nCMD ["node", "bundle.js"]\n',
        files: { 'server.js': '' },
        why: 'the build may create it',
      },
    ],
  },

  needs: ['dockerfile:CMD', 'dockerfile:ENTRYPOINT'],
  applies: (documents) => hasInstruction(documents, 'CMD', 'ENTRYPOINT'),
  wants: (project) => [...contextPaths(project), ...gitignorePaths(project)],

  *checkAll(project) {
    const tree = treeOf(project);
    for (const doc of dockerfilesOf(project)) {
      const stage = doc.stages.at(-1);
      const last = stage && (lastInChain(stage, 'ENTRYPOINT') ?? lastInChain(stage, 'CMD'));
      const started = last && startedFile(doc, last);
      if (!stage || !started) continue;
      const { all } = plausibleContexts(project, doc);
      const [context, other] = all;
      if (!context || other || runsScripts(doc, stage)) continue;
      const end = simulate(doc, tree, context).ends.get(stage);
      if (end?.folder === undefined) continue;
      const path = absolute(end.folder, started.file);
      const folder = parentOf(path) || '/';
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (end.files.find(folder, name) !== 'absent') continue;
      const meant = meantFor(started, folder, name, end.files, stage);
      if (!end.files.covers(folder) && meant === undefined) continue;
      const inContext = join(context.folder, started.file.replace(/^\.\//, ''));
      if (mayBeMade(name) || mayBeMade(started.file) || gitIgnoreOf(project).ignores(inContext, false)) continue;
      const near = nearest(name, end.files.namesIn(folder)) ?? meant?.name;
      yield {
        file: doc.file.path,
        at: started.at,
        message: meant?.path
          ? `\`${path}\` is not in the image, so the container exits immediately: the file was copied to \`${meant.path}\``
          : `nothing copies \`${path}\` into the image, so the container exits immediately`,
        help: meant?.path
          ? `start the copied file: ${meant.path}`
          : near === undefined
            ? 'copy the file or correct its name'
            : `did you mean \`${near}\`?`,
      };
    }
  },
});

interface Started {
  readonly file: string;
  readonly at: Span;
  /** A language runs it, which names the extension of its files. */
  readonly interpreted: boolean;
}

/** The script that a container starts, by itself or through what is named before it; options of an interpreter passed. */
function startedFile(doc: DockerfileDocument, instruction: Instruction): Started | undefined {
  const shell = doc.scripts.find((one) => one.instruction === instruction)?.shell;
  const [invocation] = shell?.invocations ?? [];
  if (!shell || !invocation || shell.invocations.length > 1 || invocation.command.context.optional) return undefined;
  const [program, ...args] = invocation.words;
  const name = program?.literal;
  if (!program || name === undefined) return undefined;
  const interpreted = INTERPRETERS.has(name);
  const word =
    interpreted || SHELLS.has(name) ? args.find(({ literal }) => !PLAIN_OPTION.test(literal ?? '')) : program;
  const file = word?.literal;
  if (!word || file === undefined) return undefined;
  const extension = interpreted ? /^[\w./-]+\.(?:[cm]?js|py|rb|php)$/ : /^[\w./-]+\.(?:sh|bash|py|rb|pl)$/;
  if (!extension.test(file) || file.startsWith('-')) return undefined;
  // A bare name is looked up on the search path.
  if (word === program && !file.includes('/')) return undefined;
  const at = shell.toFile(word.span);
  const string = instruction.json && instruction.words.find(({ span }) => span.start < at.start && at.end < span.end);
  return { file, at: string ? string.span : at, interpreted };
}

/** What shows that a file outside of the copied directories is missing: a copy of it in another place, or under another name. */
function meantFor(
  { interpreted }: Started,
  folder: string,
  name: string,
  files: ImageFiles,
  stage: Stage,
): { readonly path?: string; readonly name?: string } | undefined {
  if (!isBare(stage)) return undefined;
  const [elsewhere] = files.foldersWith(name).filter((one) => one !== folder);
  if (elsewhere !== undefined) return { path: absolute(elsewhere, name) };
  const extension = name.slice(name.lastIndexOf('.'));
  const kin = files.filesIn(folder).filter((one) => one.endsWith(extension));
  const renamed = kin.find((one) => one.endsWith(`-${name}`) || name.endsWith(`-${one}`)) ?? nearest(name, kin);
  if (renamed !== undefined) return { path: absolute(folder, renamed) };
  // An interpreter starts what was copied next to it; the directory is the project's own.
  return interpreted && folder !== '/' && kin.length > 0 ? {} : undefined;
}

/** Base images that contain no scripts to start besides those of the system. */
const BARE: ReadonlySet<string> = new Set(
  (
    'alpine debian ubuntu fedora centos rockylinux almalinux amazonlinux oraclelinux busybox archlinux node python ruby ' +
    'php golang rust openjdk eclipse-temurin amazoncorretto gcc perl elixir erlang dart swift'
  ).split(' '),
);

function isBare(stage: Stage): boolean {
  const text = chainOf(stage).at(-1)?.imageText;
  const reference = text === undefined ? undefined : parseReference(text);
  const name = reference && officialNameOf(reference);
  return name !== undefined && BARE.has(name);
}

function runsScripts(doc: DockerfileDocument, stage: Stage): boolean {
  const chain = new Set(chainOf(stage));
  return doc.scripts.some(
    ({ stage: own, instruction, shell }) =>
      chain.has(own) &&
      instruction.keyword === 'RUN' &&
      shell.invocations.some(
        ({ name, words }) =>
          name !== undefined && PACKAGE_MANAGERS.has(name) && RUNS_SCRIPTS.test(words[1]?.literal ?? 'run'),
      ),
  );
}
