import { judgeCredential } from '../../../core/credentials.ts';
import type { Project } from '../../../core/project.ts';
import { defineProjectRule } from '../../../core/rule.ts';
import { type ComposeDocument, definitionsOf, textIn } from '../../compose/document.ts';
import { asScalar, get } from '../../yaml/tree.ts';
import { composeFilesIn, isCompose } from '../builds.ts';
import { isSampleFile } from '../env-files.ts';
import { parentOf, resolveIn } from '../tree.ts';

const TRIAL_FOLDER = /(?:^|\/)(?:tests?|fixtures?|examples?|samples?|__tests__|testdata|e2e|mocks?)\//i;

export default defineProjectRule({
  id: 'CMP313',
  name: 'secret-file-tracked',
  title: 'committed secret file',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://docs.docker.com/reference/compose-file/secrets/'],
  docs: {
    what: 'A top-level secret uses a `file` that is in the repository.',
    why: 'The file is the secret itself: everyone who can clone the repository has it, in every version.',
    instead:
      'Remove it with `git rm --cached`, add it to `.gitignore` and rotate the secret; or use `environment:` instead of `file:`.',
    exceptions:
      'Files with names such as `.example`, and empty files. In `test`, `fixtures` or `examples`, and for common default passwords, it is a warning.',
  },
  examples: {
    bad: [
      {
        path: 'compose.yaml',
        code: 'services:\n  db:\n    image: postgres:17\n    secrets: [db]\nsecrets:\n  db:\n    file: db/password.txt\n',
        line: 7,
        files: { 'db/password.txt': 'k3Jv9qLmZx\n' },
      },
      {
        path: 'deploy/compose.yaml',
        code: 'services:\n  web:\n    image: web:1\n    secrets: [key]\nsecrets:\n  key: {file: ../tls/server.key}\n',
        line: 6,
        files: { 'tls/server.key': '-----BEGIN PRIVATE KEY-----\nMIIE\n' },
      },
    ],
    good: [
      {
        path: 'compose.yaml',
        code: 'services:\n  db:\n    image: postgres:17\n    secrets: [db]\nsecrets:\n  db:\n    file: db/password.txt\n',
        why: 'the file is not in the repository',
      },
      {
        path: 'compose.yaml',
        code: 'services:\n  db:\n    image: postgres:17\n    secrets: [db]\nsecrets:\n  db:\n    environment: DB_PASSWORD\n',
      },
    ],
  },

  needs: ['compose:root:secrets'],
  keeps: isCompose,
  applies: (documents) => composeFilesIn(documents).some((doc) => definitionsOf(doc, 'secrets').length > 0),
  wants: (project) =>
    composeFilesIn(project.documents).flatMap((doc) => secretFiles(doc, project).map(({ path }) => path)),

  *checkAll(project) {
    // Outside a Git repository nothing is committed.
    if (project.entries.folders) return;
    for (const doc of composeFilesIn(project.documents)) {
      for (const { name, path, span } of secretFiles(doc, project)) {
        const content = project.text(path)?.trim();
        const kind = content === undefined || content.includes('\n') ? 'real' : judgeCredential(content);
        if (!kind) continue;
        yield {
          file: doc.file.path,
          at: span,
          message: `the secret \`${name}\` itself is in Git: \`${path}\` is committed`,
          help: `run \`git rm --cached ${path}\`, add it to \`.gitignore\`, and rotate the secret`,
          severity: kind === 'sample' || TRIAL_FOLDER.test(path) ? 'warning' : 'error',
          path: `secrets > ${name} > file`,
        };
      }
    }
  },
});

function secretFiles(doc: ComposeDocument, { entries }: Project) {
  const folder = parentOf(doc.file.path);
  return definitionsOf(doc, 'secrets').flatMap(({ key, value }) => {
    const node = asScalar(get(value, 'file'));
    const text = node && textIn(doc, node);
    const path = text && !text.unknown ? resolveIn(folder, text.value) : undefined;
    if (!text || path === undefined || isSampleFile(path) || !entries.has(path)) return [];
    return [{ name: key.text, path, span: text.span }];
  });
}
