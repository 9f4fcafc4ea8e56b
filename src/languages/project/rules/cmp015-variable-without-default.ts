import { defineProjectRule } from '../../../core/rule.ts';
import { type ComposeDocument, eachOwn, textIn } from '../../compose/document.ts';
import type { Text } from '../../compose/text.ts';
import type { YamlNode } from '../../yaml/tree.ts';
import { composeFilesIn, isCompose } from '../builds.ts';
import { variablesIn } from '../env-files.ts';
import { join, parentOf } from '../tree.ts';

const ENV_FILES = ['.env', '.env.example', '.env.sample', '.env.dist', '.env.template', 'example.env', 'sample.env'];
const KEYS = ['image', 'ports', 'volumes', 'build'];
/** Variables that every shell sets. */
const USUAL = new Set([
  'HOME',
  'USER',
  'PWD',
  'UID',
  'GID',
  'HOSTNAME',
  'PATH',
  'SHELL',
  'LANG',
  'DISPLAY',
  'XDG_RUNTIME_DIR',
  'COMPOSE_PROJECT_NAME',
]);

export default defineProjectRule({
  id: 'CMP015',
  name: 'variable-without-default',
  title: 'Compose variable without a value or default',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: [],
  references: ['https://docs.docker.com/reference/compose-file/interpolation/'],
  docs: {
    what: '`${NAME}` without a default in `image`, `ports`, `volumes` or `build`, where no `.env`, `.env.example` or similar file next to the Compose file lists the name.',
    why: 'Compose substitutes an empty string and continues: the result is `image: app:` or `:80`, and the error that follows is misleading.',
    instead:
      'Use `${NAME:?message}` to stop with a clear error, use `${NAME:-default}`, or list the name in `.env.example`.',
    exceptions: 'Variables that every shell has, such as `HOME` and `PWD`.',
  },
  examples: {
    bad: [
      { path: 'compose.yaml', code: 'services:\n  web:\n    image: web:${VERSION}\n', line: 3 },
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    image: web:1\n    ports: ["${PORT}:80"]\n',
        line: 4,
        files: { '.env.example': 'VERSION=1\n' },
      },
    ],
    good: [
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    image: web:${VERSION}\n',
        files: { '.env.example': '# which one\nVERSION=\n' },
      },
      {
        path: 'compose.yaml',
        code: 'services:\n  web:\n    image: web:${VERSION:?}\n    ports: ["${PORT:-8080}:80"]\n    volumes: ["${HOME}/data:/data"]\n',
      },
    ],
  },

  needs: ['compose:has:dollar'],
  keeps: isCompose,
  applies: (documents) => composeFilesIn(documents).some((doc) => doc.file.text.includes('$')),
  wants: (project) => composeFilesIn(project.documents).flatMap(envFilesOf),

  *checkAll(project) {
    for (const doc of composeFilesIn(project.documents)) {
      const listed = new Set(
        envFilesOf(doc).flatMap((path) => variablesIn(listing(project.text(path))).map(({ name }) => name)),
      );
      const told = new Set<string>();
      for (const key of KEYS) {
        for (const { service, value } of eachOwn(doc, key)) {
          for (const text of textsBelow(doc, value)) {
            for (const { name, kind, start, end } of text.resolved.variables) {
              if (kind !== 'plain' || listed.has(name) || USUAL.has(name) || told.has(name)) continue;
              told.add(name);
              yield {
                file: doc.file.path,
                at: text.rawAt(start, end),
                message: `\`${name}\` has no default: Compose substitutes an empty string where it is unset`,
                help: `require it or set a default: \`\${${name}:?}\` or \`\${${name}:-default}\``,
                path: service.path(key),
              };
            }
          }
        }
      }
    }
  },
});

function envFilesOf(doc: ComposeDocument): string[] {
  const folder = parentOf(doc.file.path);
  return ENV_FILES.map((name) => join(folder, name));
}

/** A name that is commented out in an example is listed too. */
function listing(text: string | undefined): string {
  return (text ?? '').replace(/^#[ \t]*(?=[A-Za-z_]\w*=)/gm, '');
}

function* textsBelow(doc: ComposeDocument, node: YamlNode): Generator<Text> {
  if (node.kind === 'scalar') {
    if (node.text.includes('$')) yield textIn(doc, node);
  } else if (node.kind === 'map') for (const { value } of node.entries) yield* textsBelow(doc, value);
  else if (node.kind === 'sequence') for (const item of node.items) yield* textsBelow(doc, item);
}
