import type { LanguageId } from '../../core/document.ts';
import { onceFor } from '../../core/once.ts';
import type { FileKind, Project } from '../../core/project.ts';
import { checkedAs, nameOf } from './paths.ts';

export type Paths = Readonly<Record<FileKind, readonly string[]>>;

/** Names that a Dockerfile may have, with its suffix or its stem. */
export const DOCKERFILE_NAME =
  /^(?:(?:Dockerfile|Containerfile)(?:\.([\w-]+))?|([\w.-]+)\.(?:Dockerfile|Containerfile))$/i;
const COMPOSE_NAME = /^(?:docker-)?compose(?:[._-][\w.-]*)?\.ya?ml$/i;
/** Keys and passwords made for tests and documentation. */
const HARMLESS =
  /(?:^|\/)(?:tests?|testdata|__tests__|fixtures?|specs?|examples?|samples?|mocks?|docs?|node_modules)\//i;
/** What the path of a JSON file says when it is worth a look. */
const KEY_FILE = /key|account|credential|service|\.docker\/config\.json$/i;

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
const SECRET_NAMES = new Set(['credentials', 'terraform.tfstate', '.npmrc', '.netrc', '.pypirc', '.env']);
const SECRET_ENDS = new Set(['p12', 'pfx', 'jks', 'keystore', 'pem', 'key']);
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
  for (const path of entries.select(mayMatter)) sortIn(path, paths);
  return paths;
});

/** Whether there is a file of a kind, in the repository or among what is checked. */
export function hasFile(project: Pick<Project, 'entries' | 'checked'>, kind: FileKind): boolean {
  if (pathsOf(project.entries)[kind].length > 0) return true;
  const language = LANGUAGES[kind];
  return language !== undefined && checkedAs(project, language).length > 0;
}

/** First letters of names, and last two letters, without which a path is of no kind; small letters stand for both. */
const FIRST = lettersOf(['.', 'd', 'c', 'i']);
const LAST = lettersOf(['ml', 'on', 'le', 're', 'te', 'em', 'ey', '12', 'fx', 'ks', 'od']);

function lettersOf(texts: readonly string[]): ReadonlySet<number> {
  return new Set(
    texts.map(Buffer.from).map((bytes) => (bytes.length > 1 ? lastOf(bytes, bytes.length) : smallAt(bytes, 0))),
  );
}

/** Two numbers tell of most paths that they are of no kind, where making a text of the name would take ten times longer. */
function mayMatter(bytes: Uint8Array, nameAt: number, end: number): boolean {
  return LAST.has(lastOf(bytes, end)) || FIRST.has(smallAt(bytes, nameAt));
}

function lastOf(bytes: Uint8Array, end: number): number {
  return smallAt(bytes, end - 2) * 256 + smallAt(bytes, end - 1);
}

function smallAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | 32;
}

function sortIn(path: string, paths: Record<FileKind, string[]>): void {
  const name = nameOf(path);
  const kind = BY_NAME.get(name);
  if (kind) paths[kind].push(path);
  const lower = name.toLowerCase();
  const end = lower.slice(lower.lastIndexOf('.') + 1);
  if (end === 'yml' || end === 'yaml') {
    paths.yaml.push(path);
    if (lower.includes('compose') && COMPOSE_NAME.test(name)) paths.compose.push(path);
  } else if (end === 'dockerignore') paths.dockerignore.push(path);
  if (lower.includes('erfile') && DOCKERFILE_NAME.test(name)) paths.dockerfile.push(path);
  if (mayBeSecret(path, lower, end) && !HARMLESS.test(path)) paths.secret.push(path);
}

/** Names that one of the patterns of `secretIn` may fit. */
function mayBeSecret(path: string, lower: string, end: string): boolean {
  if (end === 'json') return KEY_FILE.test(path);
  return SECRET_ENDS.has(end) || SECRET_NAMES.has(lower) || lower.startsWith('id_') || lower.startsWith('.env.');
}
