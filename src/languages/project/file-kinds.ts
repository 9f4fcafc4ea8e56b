import type { LanguageId } from '../../core/document.ts';
import { onceFor } from '../../core/once.ts';
import type { FileKind, NameMark, Project } from '../../core/project.ts';
import { DOCKERFILE_TEMPLATE_ENDINGS } from '../../core/template-endings.ts';
import { checkedAs, nameOf } from './paths.ts';

export type Paths = Readonly<Record<FileKind, readonly string[]>>;

/** Names that a Dockerfile may have, with its suffix or its stem. */
export const DOCKERFILE_NAME =
  /^(?:(?:Dockerfile|Containerfile)(?:\.([\w-]+))?|([\w.-]+)\.(?:Dockerfile|Containerfile))$/i;
const TEMPLATES: ReadonlySet<string> = new Set(DOCKERFILE_TEMPLATE_ENDINGS);
const COMPOSE_NAME = /^(?:docker-)?compose(?:[._-][\w.-]*)?\.ya?ml$/i;
/** Keys and passwords made for tests and documentation. */
const HARMLESS =
  /(?:^|\/)(?:tests?|testdata|__tests__|fixtures?|specs?|examples?|samples?|mocks?|docs?|node_modules)\//i;
/** What the path of a JSON file says when it is worth a look. */
const KEY_FILE = /key|account|credential|service|\.docker\/config\.json$/i;
/** Without one of them the pattern does not fit. */
const KEY_WORDS = ['key', 'account', 'credential', 'service', '.docker'];

const BY_NAME: ReadonlyMap<string, FileKind> = new Map([
  ['.gitignore', 'gitignore'],
  ['package.json', 'package'],
  ['package-lock.json', 'lock'],
  ['go.mod', 'version'],
  ['.nvmrc', 'version'],
  ['.node-version', 'version'],
  ['.python-version', 'version'],
  ['.ruby-version', 'version'],
]);
/** Names that start and go on like those of no other kind. */
const PLAIN_YAML = /(?:^|\/)[abe-hj-z][\w-]*\.ya?ml$/;
const SECRET_NAMES = new Set(['credentials', 'terraform.tfstate', '.npmrc', '.netrc', '.pypirc', '.env']);
const SECRET_ENDS = new Set(['p12', 'pfx', 'jks', 'keystore', 'pem', 'key']);
/** Whether a name in lower case ends like a template. */
function isTemplateName(name: string): boolean {
  return TEMPLATES.has(name.slice(name.lastIndexOf('.') + 1));
}

/** Checked files count as they are read, whatever they are called. */
const LANGUAGES: Partial<Record<FileKind, LanguageId>> = { compose: 'compose', yaml: 'kubernetes' };

/**
 * One look at all paths, which may be tens of thousands, for all rules. It does without patterns where it can: most
 * paths are of no kind, and in a small repository compiling the patterns would take longer than all the rest.
 */
export const pathsOf = onceFor((entries: Project['entries']): Paths => {
  const paths = {
    compose: [],
    dockerfile: [],
    dockerignore: [],
    gitignore: [],
    lock: [],
    package: [],
    secret: [],
    version: [],
    yaml: [],
  } satisfies Record<FileKind, string[]>;
  for (const path of entries.select(MARKS)) sortIn(path, paths);
  return paths;
});

/** Whether there is a file of a kind, in the repository or among what is checked. */
export function hasFile(project: Pick<Project, 'entries' | 'checked'>, kind: FileKind): boolean {
  if (pathsOf(project.entries)[kind].length > 0) return true;
  const language = LANGUAGES[kind];
  return language !== undefined && checkedAs(project, language).length > 0;
}

/** These show for most paths that they are of no kind; checking their names would take ten times longer. */
const MARKS: readonly NameMark[] = [
  ...['.', 'd', 'c', 'i'].map((start) => ({ start })),
  ...['ml', 'on', 'le', 're', 'te', 'em', 'ey', '12', 'fx', 'ks', 'od'].map((end) => ({ end })),
];

function sortIn(path: string, paths: Record<FileKind, string[]>): void {
  // Most of those that the marks leave are manifests, whose names say nothing else.
  if (path.endsWith('ml') && PLAIN_YAML.test(path)) {
    paths.yaml.push(path);
    return;
  }
  const name = nameOf(path);
  const kind = BY_NAME.get(name);
  if (kind) paths[kind].push(path);
  const lower = name.toLowerCase();
  const end = lower.slice(lower.lastIndexOf('.') + 1);
  if (end === 'yml' || end === 'yaml') {
    paths.yaml.push(path);
    if (lower.includes('compose') && COMPOSE_NAME.test(name)) paths.compose.push(path);
  } else if (end === 'dockerignore') paths.dockerignore.push(path);
  if (name === 'Dockerfile' || (lower.includes('erfile') && DOCKERFILE_NAME.test(name) && !isTemplateName(lower)))
    paths.dockerfile.push(path);
  if (mayBeSecret(path, lower, end) && !HARMLESS.test(path)) paths.secret.push(path);
}

/** Names that one of the patterns of `secretIn` may fit. */
function mayBeSecret(path: string, lower: string, end: string): boolean {
  if (end === 'json') return KEY_WORDS.some((word) => path.toLowerCase().includes(word)) && KEY_FILE.test(path);
  return SECRET_ENDS.has(end) || SECRET_NAMES.has(lower) || lower.startsWith('id_') || lower.startsWith('.env.');
}
