import type { Document, Ignore } from '../../core/document.ts';
import type { SourceFile, Span } from '../../core/text.ts';
import { withTargets } from '../yaml/comments.ts';
import { parseYaml } from '../yaml/parse.ts';
import { stringOf } from '../yaml/scalars.ts';
import {
  asMap,
  asScalar,
  asSequence,
  get,
  getIn,
  resolve,
  type YamlDocument,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
  type YamlStream,
} from '../yaml/tree.ts';
import { ignoresOf } from './ignores.ts';
import { type GroupVersion, isKind, isToolConfig, parseApiVersion } from './kinds.ts';
import { isPatch } from './partial.ts';
import { type Pod, podsOfResource } from './pods.ts';
import { hasSubstitution, isTemplate, maskTemplate } from './template.ts';

/** One object of a file: a document of it, or an item of a List. */
export interface Resource extends GroupVersion {
  readonly root: YamlMap;
  readonly document: YamlDocument;
  readonly apiVersion: YamlScalar;
  readonly kind: YamlScalar;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** `deployment/shop`, for messages. */
  readonly label: string;
  /** What a path of this object begins with: `[DocId: 1] > input`, `input > items[0]`. */
  readonly prefix: string;
  /**
   * A patch or a template: what is absent here may be given elsewhere, so only what is there may be judged.
   */
  readonly partial: boolean;
  /** The pods that the object describes. */
  readonly pods: readonly Pod[];
}

/** A manifest file. */
export interface KubernetesDocument extends Document<'kubernetes'> {
  readonly yaml: YamlStream;
  /** The text has template actions; `yaml` is read from a masked copy of the same length. */
  readonly template: boolean;
  readonly holes: readonly Span[];
  readonly resources: readonly Resource[];
  readonly ignores: readonly Ignore[];
}

export function parseKubernetes(file: SourceFile): KubernetesDocument {
  const template = isTemplate(file.text);
  const { text, holes } = template ? maskTemplate(file.text) : { text: file.text, holes: [] };
  const yaml = parseYaml(text);
  const resources = [...resourcesOf(yaml, template, file.path)];
  const comments = withTargets(yaml);
  const ignores = ignoresOf(resources, comments, { start: 0, end: text.length });
  return { kind: 'kubernetes', file, comments, yaml, template, holes, resources, ignores };
}

function* resourcesOf(yaml: YamlStream, template: boolean, path: string): Iterable<Resource> {
  const several = yaml.documents.length > 1;
  for (const [index, document] of yaml.documents.entries()) {
    if (document.problems.length > 0) continue;
    const prefix = several ? `[DocId: ${index}] > input` : 'input';
    const context: Context = { document, template, path };
    const list = asSequence(document.root);
    if (list) yield* fromItems(list.items, prefix, '', context, 0);
    else yield* fromNode(document.root, prefix, context, 0);
  }
}

interface Context {
  readonly document: YamlDocument;
  readonly template: boolean;
  readonly path: string;
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
  const label = name ? `${kind.text.toLowerCase()}/${name}` : kind.text;
  const partial = context.template || isPatch(root, kind.text, context.path);
  const namespace = stringOf(getIn(root, ['metadata', 'namespace']));
  const { document } = context;
  let pods: readonly Pod[] | undefined;
  const resource: Resource = {
    ...{ ...groupVersion, root, document, apiVersion, kind, name, namespace, label, prefix, partial },
    get pods(): readonly Pod[] {
      pods ??= podsOfResource(resource);
      return pods;
    },
  };
  yield resource;
}

/** Whether something else fills in a value, so that nothing can be said about it. */
export function isUnknown(doc: KubernetesDocument, node: YamlNode | undefined): boolean {
  const value = resolve(node);
  if (!value) return false;
  if (value.kind === 'scalar' && hasSubstitution(value.text)) return true;
  return doc.holes.some((hole) => hole.start < value.span.end && value.span.start < hole.end);
}
