import type { Ignore } from '../../core/document.ts';
import { nameOf } from '../../core/paths.ts';
import type { SourceFile, Span } from '../../core/text.ts';
import { withTargets } from '../yaml/comments.ts';
import { parseYaml } from '../yaml/parse.ts';
import {
  asMap,
  asScalar,
  entriesOf,
  entryOf,
  get,
  resolve,
  type YamlDocument,
  type YamlEntry,
  type YamlMap,
} from '../yaml/tree.ts';
import { type Company, type ComposeDocument, type ComposeProblem, hasSource } from './document.ts';
import { featuresOf } from './features.ts';
import { ignoresOf } from './ignores.ts';
import { Service } from './service.ts';

/** A longer chain of `extends` is not followed. */
const MAX_EXTENDS = 100;
const OVERRIDE_NAME = /[._-]override[._-]/i;
const ENVIRONMENT_NAME =
  /[._-](?:prod|production|dev|devel|development|stage|staging|test|tests|testing|ci|e2e|local|debug|demo|qa|gpu|cuda|extra|common|base)[._-]/i;
/** The default file names of Compose; such a file is complete. */
const MAIN_NAME = /(?:^|\/)(?:docker-)?compose\.ya?ml$/i;

const TEMPLATE_TEXT = /\{\{.*\}\}|<%.*%>/;

/** Reads a Compose file. Never throws. */
export function parseCompose(file: SourceFile): ComposeDocument {
  const stream = parseYaml(file.text);
  const yaml = stream.documents[0];
  const roots = stream.documents.flatMap(({ root }) => asMap(root) ?? []);
  const root = roots[0];
  const problems = problemsOf(stream.documents, file);
  const legacy = roots.length === 1 && root !== undefined && isFormatOne(root);
  const holders = legacy ? roots : roots.flatMap((one) => asMap(get(one, 'services')) ?? []);
  const services = new Map<string, Service>();
  for (const holder of holders) {
    const entries = new Map(entriesOf(holder).map((entry) => [entry.key.text, entry]));
    const built = new Map<string, Service>();
    for (const { key } of entries.values()) {
      if (key.text.startsWith('x-')) continue;
      services.set(key.text, buildService(key.text, entries, built, file, new Set()));
    }
  }
  const list = [...services.values()];
  const comments = withTargets(stream);
  return new ComposeFile(
    {
      file,
      comments,
      ignores: ignoresOf(root, list, comments),
      yaml,
      root,
      problems,
      partial: roots.length > 1 || isPartial(file.path, list),
      combined: ENVIRONMENT_NAME.test(nameOf(file.path)),
      includes: roots.some((one) => entryOf(one, 'include') !== undefined),
      legacy,
      company: undefined,
    },
    services,
  );
}

/** The same file together with others. */
export function withCompany(doc: ComposeDocument, company: Company): ComposeDocument {
  return new ComposeFile(
    { ...doc, ignores: doc.ignores ?? [], company },
    new Map(doc.services.map((service) => [service.name, service])),
  );
}

/** What is read at once; the rest is made when a rule asks. */
interface Read extends Omit<ComposeDocument, 'kind' | 'services' | 'oneShots' | 'features' | 'service'> {
  readonly ignores: readonly Ignore[];
}

/** A class, since the getters of a literal would live, with all that they hold, until the next full collection. */
class ComposeFile implements ComposeDocument {
  readonly kind = 'compose';
  readonly file: SourceFile;
  readonly comments: Read['comments'];
  readonly ignores: readonly Ignore[];
  readonly yaml: Read['yaml'];
  readonly root: Read['root'];
  readonly problems: Read['problems'];
  readonly services: readonly Service[];
  readonly partial: boolean;
  readonly combined: boolean;
  readonly includes: boolean;
  readonly legacy: boolean;
  readonly company: Company | undefined;
  private readonly byName: ReadonlyMap<string, Service>;
  private knownOneShots: ReadonlySet<string> | undefined;
  private knownFeatures: ReadonlySet<string> | undefined;

  constructor(read: Read, services: ReadonlyMap<string, Service>) {
    this.file = read.file;
    this.comments = read.comments;
    this.ignores = read.ignores;
    this.yaml = read.yaml;
    this.root = read.root;
    this.problems = read.problems;
    this.services = [...services.values()];
    this.partial = read.partial;
    this.combined = read.combined;
    this.includes = read.includes;
    this.legacy = read.legacy;
    this.company = read.company;
    this.byName = services;
  }

  get oneShots(): ReadonlySet<string> {
    this.knownOneShots ??= oneShotsOf(this.services);
    return this.knownOneShots;
  }

  get features(): ReadonlySet<string> {
    this.knownFeatures ??= featuresOf(this);
    return this.knownFeatures;
  }

  service(name: string): Service | undefined {
    return this.byName.get(name);
  }

  /** What a template engine fills in is not known: nothing is said about a value that holds it. */
  isShown({ start, end }: Span): boolean {
    const { text } = this.file;
    if (this.problems.length > 0 || !(text.includes('{{') || text.includes('<%'))) return true;
    return !TEMPLATE_TEXT.test(text.slice(start, end)) || text.slice(start, end).includes('\n');
  }
}

function oneShotsOf(services: readonly Service[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const service of services) {
    for (const { key, value } of entriesOf(service.get('depends_on'))) {
      if (service.textOf(get(value, 'condition'))?.value === 'service_completed_successfully') names.add(key.text);
    }
  }
  return names;
}

function problemsOf(documents: readonly YamlDocument[], file: SourceFile): ComposeProblem[] {
  const problems: ComposeProblem[] = [];
  for (const { problems: own, duplicates, root } of documents) {
    for (const { span, message } of own) problems.push({ at: span, message });
    for (const { key } of duplicates) problems.push({ at: key.span, message: `duplicate key \`${key.text}\`` });
    if (own.length === 0 && root && !asMap(root) && documents.length === 1)
      problems.push({
        at: firstLine(root.span, file.text),
        message: 'a Compose file must be a mapping with the key `services`',
      });
  }
  if (documents.every(({ root, problems: own }) => !root && own.length === 0))
    problems.push({ at: { start: 0, end: 0 }, message: 'the file is empty' });
  return problems;
}

function firstLine({ start, end }: Span, text: string): Span {
  const feed = text.indexOf('\n', start);
  return { start, end: feed === -1 ? end : Math.min(end, feed) };
}

function buildService(
  name: string,
  entries: ReadonlyMap<string, YamlEntry>,
  built: Map<string, Service>,
  file: SourceFile,
  path: Set<string>,
): Service {
  const ready = built.get(name);
  if (ready) return ready;
  const entry = entries.get(name);
  const value = resolve(entry?.value);
  const key = entry?.key ?? { kind: 'scalar', span: { start: 0, end: 0 }, text: name, style: 'plain' };
  const own = { key, value, bases: [], source: file.text };
  const extending = resolve(entryOf(value, 'extends')?.value);
  if (!extending) return new Service({ ...own, open: false });
  const base = extending.kind === 'scalar' ? extending.text : asScalar(get(extending, 'service'))?.text;
  const from = asScalar(get(extending, 'file'))?.text;
  const isHere = from === undefined || from.replace(/^\.\//, '') === nameOf(file.path);
  path.add(name);
  // A cycle or an unknown base is reported by a rule; here it only means that something is missing.
  if (base === undefined || !isHere || path.has(base) || !entries.has(base) || path.size > MAX_EXTENDS) {
    const outside = base !== undefined && from !== undefined && !isHere ? { file: from, service: base } : undefined;
    return new Service({ ...own, open: true, outside });
  }
  const parent = buildService(base, entries, built, file, path);
  if (parent.depth >= MAX_EXTENDS) return new Service({ ...own, open: true });
  const { open, outside } = parent;
  const service = new Service({ ...own, bases: [parent], open, outside });
  // What was cut short by a cycle or by the limit depends on where the walk began.
  if (!parent.open) built.set(name, service);
  return service;
}

/** No `services`, and mappings at the root that look like services. */
function isFormatOne(root: YamlMap): boolean {
  const entries = entriesOf(root).filter(({ key }) => !key.text.startsWith('x-'));
  if (entries.length === 0 || entries.some(({ key }) => TOP_LEVEL.has(key.text))) return false;
  return (
    entries.every(({ value }) => asMap(value)) &&
    entries.some(({ value }) => get(value, 'image') || get(value, 'build'))
  );
}

const TOP_LEVEL = new Set([
  'services',
  'version',
  'name',
  'include',
  'networks',
  'volumes',
  'secrets',
  'configs',
  'models',
]);

function isPartial(path: string, services: readonly Service[]): boolean {
  if (OVERRIDE_NAME.test(nameOf(path))) return true;
  // Containers for development lay their file over that of the project, whatever its name.
  const isMain = MAIN_NAME.test(path) && !/(?:^|\/)\.devcontainer\//.test(path);
  return !isMain && services.some((service) => !hasSource(service));
}
