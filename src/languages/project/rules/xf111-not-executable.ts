import { defineProjectRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../../dockerfile/document.ts';
import { contextPaths, plausibleContexts } from '../contexts.ts';
import { dockerfilesOf, hasInstruction } from '../dockerfiles.ts';
import { startedFiles } from '../started-files.ts';
import { copiesOf } from '../steps.ts';
import { treeOf } from '../tree.ts';

/** Programs that can make a file executable. */
const CHANGES_MODE = new Set(['chmod', 'install', 'setfacl']);

export default defineProjectRule({
  id: 'XF111',
  name: 'not-executable',
  title: 'copied script is not executable',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: [
    'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod',
    'https://git-scm.com/docs/git-update-index#Documentation/git-update-index.txt---chmod-x',
  ],
  docs: {
    what: 'ENTRYPOINT, CMD or RUN starts a file that COPY takes from the repository, where Git stores it without the executable bit.',
    why: 'COPY keeps the mode, so the container fails with "permission denied". It only works on machines where the bit is set on disk.',
    instead: 'Set the bit in Git: `git update-index --chmod=+x FILE`. Or use `COPY --chmod=755`.',
    exceptions:
      'Files passed to an interpreter (`sh start.sh`), Dockerfiles that call chmod or install or copy with `--chmod`, and files that a later stage or command provides.',
  },
  examples: {
    bad: [
      {
        code: 'FROM debian:13-slim\nCOPY entrypoint.sh /\nUSER 1000\nENTRYPOINT ["/entrypoint.sh"]\n',
        files: { 'entrypoint.sh': '#!/bin/sh\n' },
        line: 4,
      },
      {
        code: 'FROM debian:13-slim\nWORKDIR /app\nCOPY . .\nRUN ./build.sh\nUSER 1000\n',
        files: { 'build.sh': '#!/bin/sh\n' },
        line: 4,
      },
    ],
    good: [
      {
        code: 'FROM debian:13-slim\nCOPY --chmod=755 entrypoint.sh /\nUSER 1000\nENTRYPOINT ["/entrypoint.sh"]\n',
        files: { 'entrypoint.sh': '#!/bin/sh\n' },
      },
      {
        code: 'FROM debian:13-slim\nCOPY entrypoint.sh /\nUSER 1000\nENTRYPOINT ["sh", "/entrypoint.sh"]\n',
        files: { 'entrypoint.sh': '#!/bin/sh\n' },
      },
    ],
  },

  needs: ['dockerfile:COPY', 'dockerfile:ADD'],
  applies: (documents) => hasInstruction(documents, 'COPY', 'ADD'),
  wants: contextPaths,

  *checkAll(project) {
    const tree = treeOf(project);
    for (const doc of dockerfilesOf(project)) {
      if (changesModes(doc)) continue;
      const { all } = plausibleContexts(project, doc);
      const started = all.map((context) => startedFiles(doc, tree, context));
      for (const { at, source, written, direct, instruction } of started[0] ?? []) {
        if (!direct || tree.modeOf(source) !== '100644') continue;
        if (started.some((files) => !files.some((one) => one.at.start === at.start && one.source === source))) continue;
        yield {
          file: doc.file.path,
          at,
          message: `\`${written}\` is not executable: Git stores \`${source}\` with mode 100644, so this ${instruction.keyword} fails with "permission denied"`,
          help: `set the executable bit: git update-index --chmod=+x ${source}`,
        };
      }
    }
  },
});

function changesModes(doc: DockerfileDocument): boolean {
  if (copiesOf(doc).some(({ instruction }) => instruction.flags.some(({ name }) => name === 'chmod'))) return true;
  return doc.scripts.some(({ shell }) =>
    shell.invocations.some(({ name }) => name === undefined || CHANGES_MODE.has(name.slice(name.lastIndexOf('/') + 1))),
  );
}
