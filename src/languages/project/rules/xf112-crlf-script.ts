import type { Project } from '../../../core/project.ts';
import { defineProjectRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../../dockerfile/document.ts';
import { plausibleContexts, wantedInContexts } from '../contexts.ts';
import { dockerfilesOf, hasInstruction } from '../dockerfiles.ts';
import { type StartedFile, startedFiles } from '../started-files.ts';
import { treeOf } from '../tree.ts';

export default defineProjectRule({
  id: 'XF112',
  name: 'crlf-script',
  title: 'copied script with Windows line endings',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: [
    'https://git-scm.com/docs/gitattributes#_eol',
    'https://docs.github.com/en/get-started/git-basics/configuring-git-to-handle-line-endings',
  ],
  docs: {
    what: 'ENTRYPOINT, CMD or RUN starts a script that COPY takes from the repository, and its first line ends with CR LF in the commit.',
    why: 'The kernel looks for an interpreter whose name ends with a carriage return and fails with "no such file or directory", even though the script exists. Shells fail on the same character.',
    instead: 'Store the script with LF, and add `*.sh text eol=lf` to .gitattributes.',
    exceptions: 'Dockerfiles that convert line endings with dos2unix, sed or tr.',
  },
  examples: {
    bad: [
      {
        code: 'FROM debian:13-slim\nCOPY --chmod=755 entrypoint.sh /\nUSER 1000\nENTRYPOINT ["/entrypoint.sh"]\n',
        files: { 'entrypoint.sh': '#!/bin/sh\r\necho hello\r\n' },
        line: 4,
      },
      {
        code: 'FROM debian:13-slim\nCOPY . /app\nRUN sh /app/build.sh\nUSER 1000\n',
        files: { 'build.sh': 'set -e\r\nmake\r\n' },
        line: 3,
      },
    ],
    good: [
      {
        code: 'FROM debian:13-slim\nCOPY --chmod=755 entrypoint.sh /\nUSER 1000\nENTRYPOINT ["/entrypoint.sh"]\n',
        files: { 'entrypoint.sh': '#!/bin/sh\necho hello\n' },
      },
      {
        code: "FROM debian:13-slim\nCOPY build.sh /\nRUN sed -i 's/\\r$//' /build.sh && sh /build.sh\nUSER 1000\n",
        files: { 'build.sh': 'set -e\r\n' },
      },
    ],
  },

  needs: ['dockerfile:COPY', 'dockerfile:ADD'],
  applies: (documents) => hasInstruction(documents, 'COPY', 'ADD'),
  wants: (project) =>
    wantedInContexts(project, () =>
      dockerfilesOf(project).flatMap((doc) => startedAnywhere(project, doc).flatMap((files) => files.map(sourceOf))),
    ),

  *checkAll(project) {
    for (const doc of dockerfilesOf(project)) {
      if (/dos2unix|\\r|\\015|fromdos/.test(doc.file.text)) continue;
      const started = startedAnywhere(project, doc);
      for (const { at, source, written, direct, instruction } of started[0] ?? []) {
        if (started.some((files) => !files.some((one) => one.at.start === at.start && one.source === source))) continue;
        const text = project.text(source);
        const first = text?.slice(0, text.indexOf('\n'));
        if (!first?.endsWith('\r') || (direct && !first.startsWith('#!'))) continue;
        yield {
          file: doc.file.path,
          at,
          message: `\`${written}\` has Windows line endings, so this ${instruction.keyword} fails: \`${source}\` ends its first line with a carriage return`,
          help: `store ${source} with LF, and add \`*.sh text eol=lf\` to .gitattributes`,
        };
      }
    }
  },
});

/** What a Dockerfile starts, for each directory from which it may be built. */
function startedAnywhere(project: Project, doc: DockerfileDocument): (readonly StartedFile[])[] {
  const tree = treeOf(project);
  return plausibleContexts(project, doc).all.map((context) => startedFiles(doc, tree, context));
}

function sourceOf({ source }: StartedFile): string {
  return source;
}
