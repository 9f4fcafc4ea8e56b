import type { Report } from '../../core/rule.ts';
import type { SourceFile, Span } from '../../core/text.ts';
import { withTargets } from '../yaml/comments.ts';
import { parseObjects } from '../yaml/parse.ts';
import { stringOf } from '../yaml/scalars.ts';
import {
  asMap,
  asScalar,
  asSequence,
  get,
  getIn,
  type YamlDocument,
  type YamlMap,
  type YamlNode,
  type YamlStream,
} from '../yaml/tree.ts';
import type { Definition } from './definitions.ts';
import { hasHole, type KubernetesDocument, type Resource } from './document.ts';
import { featuresOf } from './features.ts';
import { ignoresOf } from './ignores.ts';
import { inlinePatchesOf } from './inline-patches.ts';
import { isKind, isToolConfig, parseApiVersion } from './kinds.ts';
import { isPatch } from './partial.ts';
import { type Pod, podsOfResource } from './pods.ts';
import { asInTemplate, hasPlaceholder, isMadeByAction, isTemplate, maskTemplate } from './template.ts';

/** Names of files that something else makes the manifest of. */
const TEMPLATE_NAME = /\.ya?ml\.\w+$/i;
const NO_WORDS: ReadonlyMap<string, string> = new Map();

export function parseKubernetes(file: SourceFile): KubernetesDocument {
  const masked = isTemplate(file.text) || TEMPLATE_NAME.test(file.path) ? maskTemplate(file.text) : undefined;
  // Markers that nothing closes make no template.
  const template = masked !== undefined && masked.holes.length > 0;
  const { text, holes, words } = template ? masked : { text: file.text, holes: [], words: NO_WORDS };
  const yaml = parseObjects(text);
  const resources = [...resourcesOf(yaml, file.path, template, words)];
  const comments = withTargets(yaml);
  const ignores = ignoresOf(resources, comments, { start: 0, end: text.length });
  return new Manifests({ file, comments, yaml, template, holes, resources, ignores, definitions: [] });
}

/** The patches that stand in a kustomization, as objects of the file; undefined where it has none that can be read. */
export function inlinePatchDocument(doc: KubernetesDocument): KubernetesDocument | undefined {
  const { yaml, sources } = inlinePatchesOf(doc);
  if (!yaml) return undefined;
  const { file } = doc;
  const unused: Span[] = [];
  const resources = yaml.documents.flatMap((document, index) => {
    if (document.problems.length > 0) return [];
    const { path, hasTarget } = sources[index] ?? { path: '', hasTarget: false };
    const context = {
      document,
      template: false,
      words: NO_WORDS,
      path: file.path,
      mayHoldMarkers: false,
      isPatch: true,
    };
    const found = [...fromNode(document.root, path, context, 0)];
    if (hasTarget) unused.push(...found.map(({ apiVersion }) => apiVersion.span));
    return found;
  });
  const comments = withTargets(yaml);
  const ignores = ignoresOf(resources, comments, { start: 0, end: yaml.text.length });
  const read = { file, comments, yaml, template: false, holes: [], resources, ignores, definitions: [] };
  return new PartOfFile(read, (span) => !unused.some((one) => one.start === span.start && one.end === span.end));
}

/** What stands around a manifest file. */
export interface Around {
  readonly definitions: readonly Definition[];
  /** A kustomization applies it as a patch. */
  readonly isPatch: boolean;
  /** Objects that get more in every way in which kustomize applies them. */
  readonly roots: ReadonlyMap<Resource, YamlMap>;
  readonly placed: boolean;
}

/** The same document with what stands around it. */
export function enriched(doc: KubernetesDocument, { definitions, isPatch, roots, placed }: Around): KubernetesDocument {
  const { file, comments, yaml, template, holes, ignores } = doc;
  const resources = doc.resources.map((resource): Resource => {
    const root = roots.get(resource);
    if (!isPatch && !placed && !root) return resource;
    return changed(resource, root ?? resource.root, isPatch || resource.partial, placed);
  });
  const all = { file, comments, yaml, template, holes, resources, ignores, definitions };
  return roots.size > 0 ? new MergedManifests(all) : new Manifests(all);
}

/** Some objects of a template as they are when other branches count; only what stands in these is reported. */
export function alternative(
  doc: KubernetesDocument,
  roots: ReadonlyMap<Resource, YamlMap>,
  chosen: readonly Span[],
): KubernetesDocument {
  const { file, template, holes, features } = doc;
  const resources = Array.from(roots, ([one, root]) => changed(one, root, one.partial, one.placed));
  const yaml = { text: doc.yaml.text, documents: [], comments: [] };
  const read = { file, comments: [], yaml, template, holes, resources, ignores: [], definitions: [] };
  const isChosen = ({ start, end }: Span): boolean => chosen.some((one) => one.start <= start && end <= one.end);
  return new PartOfFile(read, isChosen, features);
}

function changed(resource: Resource, root: YamlMap, partial: boolean, placed: boolean): Resource {
  const { group, version, document, apiVersion, kind, name, namespace, label, prefix, words } = resource;
  const own = { group, version, document, apiVersion, kind, name, namespace, label, prefix, words };
  return new KubernetesObject({ ...own, root, partial, placed });
}

/** A manifest file. A class, like that of objects below. */
class Manifests implements KubernetesDocument {
  readonly kind = 'kubernetes';
  readonly file: SourceFile;
  readonly comments: KubernetesDocument['comments'];
  readonly yaml: YamlStream;
  readonly template: boolean;
  readonly holes: KubernetesDocument['holes'];
  readonly resources: readonly Resource[];
  readonly ignores: KubernetesDocument['ignores'];
  readonly definitions: KubernetesDocument['definitions'];
  protected known: ReadonlySet<string> | undefined;
  private shared: readonly Span[] | undefined;

  constructor(read: Omit<KubernetesDocument, 'kind' | 'features'>) {
    this.file = read.file;
    this.comments = read.comments;
    this.yaml = read.yaml;
    this.template = read.template;
    this.holes = read.holes;
    this.resources = read.resources;
    this.ignores = read.ignores;
    this.definitions = read.definitions;
  }

  get features(): ReadonlySet<string> {
    this.known ??= featuresOf(this);
    return this.known;
  }

  /** Nothing is said about what an action of a template fills in; K8S010 reports the actions themselves. */
  asReported(report: Report, rule: string): Report | undefined {
    if (rule === 'K8S010') return report;
    if (!this.template) {
      const { start, end } = report.at;
      return end - start < 500 && isMadeByAction(this.file.text.slice(start, end)) ? undefined : report;
    }
    const { at, message, help = '', path, fix } = report;
    if (hasHole(this, at) || hasPlaceholder(message) || hasPlaceholder(help)) return undefined;
    const isFilledIn = fix?.edits.some(({ span, text }) => hasHole(this, span) || hasPlaceholder(text));
    const isInPath = path !== undefined && hasPlaceholder(path);
    if (!isFilledIn && !isInPath) return report;
    const { fix: _, ...rest } = report;
    const words = this.resources[0]?.words ?? NO_WORDS;
    return { ...(isFilledIn ? rest : report), ...(isInPath && { path: asInTemplate(path, words) }) };
  }

  isRepeated({ start, end }: Span): boolean {
    this.shared ??= this.yaml.documents.flatMap(({ shared }) => shared);
    return this.shared.some((one) => one.start <= start && end <= one.end);
  }
}

/** What is read beside the file itself, of which not everything is reported. */
class PartOfFile extends Manifests {
  readonly isShown: (span: Span) => boolean;

  constructor(
    read: Omit<KubernetesDocument, 'kind' | 'features'>,
    isShown: (span: Span) => boolean,
    features?: KubernetesDocument['features'],
  ) {
    super(read);
    this.known = features;
    this.isShown = isShown;
  }
}

/** Some of its nodes stand in other files. */
class MergedManifests extends Manifests {
  isVerbatim({ end }: Span): boolean {
    return end <= this.file.text.length;
  }
}

/** A class, since the getters of a literal would live, with all that they hold, until the next full collection. */
class KubernetesObject implements Resource {
  readonly group: string;
  readonly version: string;
  readonly root: Resource['root'];
  readonly document: YamlDocument;
  readonly apiVersion: Resource['apiVersion'];
  readonly kind: Resource['kind'];
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly label: string;
  readonly prefix: string;
  readonly partial: boolean;
  readonly placed: boolean;
  readonly words: Resource['words'];
  private known: readonly Pod[] | undefined;

  constructor(read: Omit<Resource, 'pods'>) {
    this.group = read.group;
    this.version = read.version;
    this.root = read.root;
    this.document = read.document;
    this.apiVersion = read.apiVersion;
    this.kind = read.kind;
    this.name = read.name;
    this.namespace = read.namespace;
    this.label = read.label;
    this.prefix = read.prefix;
    this.partial = read.partial;
    this.placed = read.placed;
    this.words = read.words;
  }

  get pods(): readonly Pod[] {
    this.known ??= podsOfResource(this);
    return this.known;
  }
}

function* resourcesOf(
  yaml: YamlStream,
  path: string,
  template: boolean,
  words: ReadonlyMap<string, string>,
): Iterable<Resource> {
  const several = yaml.documents.length > 1;
  const mayHoldMarkers = yaml.text.includes('$') || yaml.text.includes('\\');
  for (const [index, document] of yaml.documents.entries()) {
    if (document.problems.length > 0) continue;
    const prefix = several ? `[DocId: ${index}] > input` : 'input';
    const context: Context = { document, template, words, path, mayHoldMarkers, isPatch: template };
    const list = asSequence(document.root);
    if (list) yield* fromItems(list.items, prefix, '', context, 0);
    else yield* fromNode(document.root, prefix, context, 0);
  }
}

interface Context {
  readonly document: YamlDocument;
  readonly template: boolean;
  readonly words: ReadonlyMap<string, string>;
  readonly path: string;
  readonly mayHoldMarkers: boolean;
  /** Whatever it looks like. */
  readonly isPatch: boolean;
}

const MAX_LISTS = 8;

function* fromItems(
  items: readonly YamlNode[],
  prefix: string,
  key: string,
  context: Context,
  depth: number,
): Iterable<Resource> {
  for (const [index, item] of items.entries()) yield* fromNode(item, `${prefix} > ${key}[${index}]`, context, depth);
}

/** The object at a node, or those of a List. */
function* fromNode(node: YamlNode | undefined, prefix: string, context: Context, depth: number): Iterable<Resource> {
  const root = asMap(node);
  const kind = asScalar(get(root, 'kind'));
  const apiVersion = asScalar(get(root, 'apiVersion'));
  if (!root || !kind || !apiVersion || !isKind(kind.text)) return;
  const groupVersion = parseApiVersion(apiVersion.text);
  if (!groupVersion || isToolConfig(groupVersion, kind.text)) return;
  const items = asSequence(get(root, 'items'));
  if (items && kind.text.endsWith('List')) {
    if (depth < MAX_LISTS) yield* fromItems(items.items, prefix, 'items', context, depth + 1);
    return;
  }
  const name = stringOf(getIn(root, ['metadata', 'name']));
  const isNamed = name && !(context.template && hasPlaceholder(name));
  const label = isNamed ? `${kind.text.toLowerCase()}/${name}` : kind.text;
  const partial = context.isPatch || isPatch(root, kind.text, context.path, context.mayHoldMarkers);
  const namespace = stringOf(getIn(root, ['metadata', 'namespace']));
  const { document, words } = context;
  const { group, version } = groupVersion;
  const own = {
    group,
    version,
    root,
    document,
    apiVersion,
    kind,
    name,
    namespace,
    label,
    prefix,
    partial,
    placed: false,
    words,
  };
  yield new KubernetesObject(own);
}
