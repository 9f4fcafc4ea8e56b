import { defineProjectRule } from '../../../core/rule.ts';
import { composeFilesIn, isCompose } from '../builds.ts';
import { envFileUses } from '../env-files.ts';
import { gitIgnoreOf, gitignorePaths } from '../sources.ts';
import { treeOf } from '../tree.ts';

export default defineProjectRule({
  id: 'CMP316',
  name: 'env-file-missing',
  title: 'missing `env_file`',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: ['https://docs.docker.com/reference/compose-file/services/#env_file'],
  docs: {
    what: '`env_file` names a file that is not part of the commit and not listed in `.gitignore`.',
    why: 'The file was forgotten or its name is wrong: after a clone, Compose fails with `env file not found`.',
    instead: 'Commit the file, correct the path, or set `required: false`.',
    exceptions:
      'Files listed in `.gitignore` are an `info`, reported once per file, because users have to create them. Paths with variables or outside the repository are not checked.',
  },
  examples: {
    bad: [
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    image: web:1\n    env_file: wbe.env\n',
        line: 4,
        files: { 'web.env': 'A=b\n' },
      },
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    image: web:1\n    env_file:\n      - path: ./config/web.env\n',
        line: 5,
      },
    ],
    good: [
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    image: web:1\n    env_file: web.env\n',
        files: { 'web.env': 'A=b\n' },
      },
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    image: web:1\n    env_file:\n      - path: local.env\n        required: false\n      - ${ENV_FILE}\n',
      },
    ],
  },

  needs: ['compose:env_file'],
  keeps: isCompose,
  applies: (documents) => composeFilesIn(documents).some((doc) => doc.file.text.includes('env_file')),
  wants: gitignorePaths,

  *checkAll(project) {
    const tree = treeOf(project);
    const ignore = gitIgnoreOf(project);
    const told = new Set<string>();
    for (const { doc, service, text, path, required } of envFileUses(project)) {
      if (path === undefined || !required || tree.isFile(path) || tree.isOpaque(path)) continue;
      const isIgnored = ignore.ignores(path, false);
      const key = `${doc.file.path}\0${path}`;
      if (isIgnored && told.has(key)) continue;
      told.add(key);
      yield {
        file: doc.file.path,
        at: text.span,
        message: isIgnored
          ? `\`${text.value}\` is ignored by Git: \`up\` fails until it is created`
          : `\`${text.value}\` is not in the repository: \`up\` fails after a clone`,
        help: isIgnored
          ? `commit a template without values: \`${text.value}.example\``
          : 'commit the file or correct the path',
        severity: isIgnored ? 'info' : service.grade('warning'),
        path: service.path('env_file'),
      };
    }
  },
});
