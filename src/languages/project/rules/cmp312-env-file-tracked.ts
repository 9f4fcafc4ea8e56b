import { defineProjectRule, type Report } from '../../../core/rule.ts';
import type { ComposeDocument } from '../../compose/document.ts';
import { entryOf } from '../../yaml/tree.ts';
import { composeFilesIn, isCompose } from '../builds.ts';
import { envFileUses, isSampleFile, secretsIn } from '../env-files.ts';
import { join, parentOf } from '../tree.ts';

export default defineProjectRule({
  id: 'CMP312',
  name: 'env-file-tracked',
  title: 'committed environment file with credentials',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://docs.docker.com/compose/how-tos/environment-variables/best-practices/'],
  docs: {
    what: 'A file named in `env_file`, or the `.env` next to the Compose file, is in the repository and contains a password, a token or a key.',
    why: 'It stays in the history, for everyone who can clone the repository.',
    instead:
      'Remove it with `git rm --cached .env`, add it to `.gitignore`, commit a `.env.example` without values, and rotate the credentials that were pushed.',
    exceptions:
      '`.env.example`, `.env.sample`, `.env.dist`, `.env.template`. Common default passwords are a warning. Values are never printed.',
  },
  examples: {
    bad: [
      {
        path: 'compose.yaml',
        code: 'services:\n  db:\n    image: postgres:17\n    env_file: db.env\n',
        line: 4,
        files: { 'db.env': 'POSTGRES_PASSWORD=k3Jv9qLmZx\n' },
      },
      {
        path: 'compose.yaml',
        code: 'services:\n  db:\n    image: postgres:${PG}\n',
        line: 1,
        files: { '.env': 'PG=17\nPOSTGRES_PASSWORD=k3Jv9qLmZx\n' },
      },
    ],
    good: [
      {
        path: 'compose.yaml',
        code: 'services:\n  db:\n    image: postgres:17\n    env_file: db.env\n',
        files: { 'db.env': 'POSTGRES_DB=app\n' },
      },
      {
        path: 'compose.yaml',
        code: 'services:\n  db:\n    image: postgres:17\n    env_file: db.env.example\n',
        files: { 'db.env.example': 'POSTGRES_PASSWORD=k3Jv9qLmZx\n' },
      },
    ],
  },

  needs: ['compose'],
  keeps: isCompose,
  applies: (documents) => composeFilesIn(documents).length > 0,
  wants: (project) => [
    ...envFileUses(project).flatMap(({ path }) => path ?? []),
    ...composeFilesIn(project.documents).map(dotEnvOf),
  ],

  *checkAll(project) {
    // Outside a Git repository nothing is committed.
    if (project.entries.folders) return;
    const judged = new Set<string>();
    const judge = (doc: ComposeDocument, path: string, at: Report['at']): (Report & { file: string }) | undefined => {
      const key = `${doc.file.path}\0${path}`;
      const text = project.entries.has(path) && !isSampleFile(path) ? project.text(path) : undefined;
      if (text === undefined || judged.has(key)) return undefined;
      judged.add(key);
      const secrets = secretsIn(text);
      const [first] = secrets;
      if (!first) return undefined;
      const names = secrets.slice(0, 3).map(({ name }) => `\`${name}\``);
      const more = secrets.length > 3 ? ` and ${secrets.length - 3} more` : '';
      return {
        file: doc.file.path,
        at,
        message: `\`${path}\` is committed and contains credentials: ${names.join(', ')}${more}`,
        help: `run \`git rm --cached ${path}\`, add it to \`.gitignore\`, and rotate the credentials that were pushed`,
        severity: secrets.some(({ kind }) => kind === 'real') ? 'error' : 'warning',
        related: [{ file: path, at: first.span, message: 'the first credential' }],
      };
    };
    for (const { doc, text, path } of envFileUses(project)) {
      const report = path === undefined ? undefined : judge(doc, path, text.span);
      if (report) yield report;
    }
    for (const doc of composeFilesIn(project.documents)) {
      const at = entryOf(doc.root, 'services')?.key.span ?? { start: 0, end: 0 };
      const report = judge(doc, dotEnvOf(doc), at);
      if (report) yield report;
    }
  },
});

function dotEnvOf(doc: ComposeDocument): string {
  return join(parentOf(doc.file.path), '.env');
}
