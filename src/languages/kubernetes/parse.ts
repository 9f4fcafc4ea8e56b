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
import type { KubernetesDocument, Resource } from './document.ts';
import { ignoresOf } from './ignores.ts';
import { inlinePatchesOf } from './inline-patches.ts';
import { isKind, isToolConfig, parseApiVersion } from './kinds.ts';
import { KubernetesObject, Manifests, MergedManifests, PartOfFile } from './manifests.ts';
import { isPatch } from './partial.ts';
import { hasPlaceholder, isTemplate, maskTemplate } from './template.ts';

/** Names of files that something else makes the manifest of. */
const TEMPLATE_NAME = /\.ya?ml\.\w+$/i;
const NO_WORDS: ReadonlyMap<string, string> = new Map();

export function parseKubernetes(file: SourceFile): KubernetesDocument {
  const masked = isTemplate(file.text) || TEMPLATE_NAME.test(file.path) ? maskTemplate(file.text) : undefined;
  // Unclosed markers do not make a template.
  const template = masked !== undefined && masked.holes.length > 0;
  const { text, holes, words } = template ? masked : { text: file.text, holes: [], words: NO_WORDS };
  const yaml = parseObjects(text);
  const resources = [...resourcesOf(yaml, file.path, template, words)];
  const comments = withTargets(yaml);
  const ignores = ignoresOf(resources, comments, { start: 0, end: text.length });
  return new Manifests({ file, comments, yaml, template, holes, resources, ignores, definitions: [] });
}

/** The patches in a kustomization, as objects of the file; undefined where it has none that can be read. */
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

/** The context of a manifest file. */
export interface Around {
  readonly definitions: readonly Definition[];
  /** A kustomization applies it as a patch. */
  readonly isPatch: boolean;
  /** Objects that get more in every way in which kustomize applies them. */
  readonly roots: ReadonlyMap<Resource, YamlMap>;
  readonly placed: boolean;
  /** The chart's own values. */
  readonly values?: YamlNode | undefined;
}

/** The same document with its context. */
export function enriched(doc: KubernetesDocument, around: Around): KubernetesDocument {
  const { definitions, isPatch, roots, placed, values } = around;
  const { file, comments, yaml, template, holes, ignores } = doc;
  const resources = doc.resources.map((resource): Resource => {
    const root = roots.get(resource);
    if (!isPatch && !placed && !root) return resource;
    return changed(resource, root ?? resource.root, isPatch || resource.partial, placed);
  });
  const all = { file, comments, yaml, template, holes, resources, ignores, definitions, values };
  return roots.size > 0 ? new MergedManifests(all) : new Manifests(all);
}

/** Some objects of a template as they are when other branches count; only findings in these are reported. */
export function alternative(
  doc: KubernetesDocument,
  roots: ReadonlyMap<Resource, YamlMap>,
  chosen: readonly Span[],
): KubernetesDocument {
  const { file, template, holes, features, values } = doc;
  const resources = Array.from(roots, ([one, root]) => changed(one, root, one.partial, one.placed));
  const yaml = { text: doc.yaml.text, documents: [], comments: [] };
  const read = { file, comments: [], yaml, template, holes, resources, ignores: [], definitions: [], values };
  const isChosen = ({ start, end }: Span): boolean => chosen.some((one) => one.start <= start && end <= one.end);
  return new PartOfFile(read, isChosen, features);
}

function changed(resource: Resource, root: YamlMap, partial: boolean, placed: boolean): Resource {
  const { group, version, document, apiVersion, kind, name, namespace, label, prefix, words } = resource;
  const own = { group, version, document, apiVersion, kind, name, namespace, label, prefix, words };
  return new KubernetesObject({ ...own, root, partial, placed });
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
