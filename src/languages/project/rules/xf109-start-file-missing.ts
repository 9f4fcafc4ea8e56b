import { defineProjectRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import type { Span } from '../../../core/text.ts';
import type { DockerfileDocument, Stage } from '../../dockerfile/document.ts';
import { chainOf, lastInChain } from '../../dockerfile/facts.ts';
import { contextPaths, plausibleContexts } from '../contexts.ts';
import { dockerfilesOf, hasInstruction } from '../dockerfiles.ts';
import { absolute } from '../image-files.ts';
import { simulate } from '../simulate.ts';
import { gitIgnoreOf, gitignorePaths, mayBeMade } from '../sources.ts';
import { join, parentOf, treeOf } from '../tree.ts';

const INTERPRETERS = new Set(['node', 'python', 'python3', 'ruby', 'php']);
/** Verbs with which a package manager runs scripts, which may build files. */
const RUNS_SCRIPTS = /^(?:run|run-script|build|exec|start|test|dlx|generate|prepare)/;
const PACKAGE_MANAGERS = new Set(['npm', 'yarn', 'pnpm', 'bun', 'poetry', 'uv', 'bundle', 'composer']);

export default defineProjectRule({
  id: 'XF109',
  name: 'start-file-missing',
  title: 'a program file that the image does not hold',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#cmd'],
  docs: {
    what: 'CMD or ENTRYPOINT starts node, python, ruby or php with a file that should lie in a folder copied from the repository, and no such file is in the commit.',
    why: 'The image builds, and each container ends at once with "cannot find module" or "no such file".',
    instead: 'Correct the name, or copy the file.',
    exceptions:
      'Only folders that a COPY of the context fills are judged. Dockerfiles that run build scripts, folders of build results, ignored paths, other stages and unknown base images are left out.',
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
        why: 'the build may make it',
      },
    ],
  },

  needs: [...INTERPRETERS].map((name) => `dockerfile:starts:${name}`),
  applies: (documents) => hasInstruction(documents, 'CMD', 'ENTRYPOINT'),
  wants: (project) => [...contextPaths(project), ...gitignorePaths(project)],

  *checkAll(project) {
    const tree = treeOf(project);
    for (const doc of dockerfilesOf(project)) {
      const stage = doc.stages.at(-1);
      const last = stage && (lastInChain(stage, 'ENTRYPOINT') ?? lastInChain(stage, 'CMD'));
      const started = last?.json ? startedFile(last.words) : undefined;
      const { all } = plausibleContexts(project, doc);
      const [context, other] = all;
      if (!stage || !last || !started || !context || other || runsScripts(doc, stage)) continue;
      const end = simulate(doc, tree, context).ends.get(stage);
      if (end?.folder === undefined) continue;
      const path = absolute(end.folder, started.file);
      const folder = parentOf(path) || '/';
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (!end.files.covers(folder) || end.files.find(folder, name) !== 'absent') continue;
      const inContext = join(context.folder, started.file.replace(/^\.\//, ''));
      if (mayBeMade(started.file) || gitIgnoreOf(project).ignores(inContext, false)) continue;
      const near = nearest(name, end.files.namesIn(folder));
      yield {
        file: doc.file.path,
        at: started.at,
        message: `\`${path}\` is not in the image: no COPY brings it, so the container ends at once`,
        help: near === undefined ? 'copy the file, or correct its name' : `did you mean \`${near}\`?`,
      };
    }
  },
});

/** The file of `["node", "server.js", …]`, when no option stands before it. */
function startedFile(words: readonly { readonly value: string; readonly span: Span }[]) {
  const [program, file] = words;
  if (!program || !file || !INTERPRETERS.has(program.value)) return undefined;
  if (!/^[\w./-]+\.(?:[cm]?js|py|rb|php)$/.test(file.value) || file.value.startsWith('-')) return undefined;
  return { file: file.value, at: file.span };
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
