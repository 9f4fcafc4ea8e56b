import type { SourceFile } from '../../core/text.ts';
import { withTargets } from '../yaml/comments.ts';
import { parseYaml } from '../yaml/parse.ts';
import { stringOf } from '../yaml/scalars.ts';
import {
  asMap,
  asScalar,
  asSequence,
  get,
  getIn,
  type YamlDocument,
  type YamlNode,
  type YamlStream,
} from '../yaml/tree.ts';
import type { KubernetesDocument, Resource } from './document.ts';
import { featuresOf } from './features.ts';
import { ignoresOf } from './ignores.ts';
import { isKind, isToolConfig, parseApiVersion } from './kinds.ts';
import { isPatch } from './partial.ts';
import { type Pod, podsOfResource } from './pods.ts';
import { isTemplate, maskTemplate } from './template.ts';

export function parseKubernetes(file: SourceFile): KubernetesDocument {
  const template = isTemplate(file.text);
  const { text, holes } = template ? maskTemplate(file.text) : { text: file.text, holes: [] };
  const yaml = parseYaml(text);
  const resources = [...resourcesOf(yaml, template, file.path)];
  const comments = withTargets(yaml);
  const ignores = ignoresOf(resources, comments, { start: 0, end: text.length });
  let features: ReadonlySet<string> | undefined;
  const doc: KubernetesDocument = {
    ...{ kind: 'kubernetes', file, comments, yaml, template, holes, resources, ignores },
    get features(): ReadonlySet<string> {
      features ??= featuresOf(doc);
      return features;
    },
  };
  return doc;
}

function* resourcesOf(yaml: YamlStream, template: boolean, path: string): Iterable<Resource> {
  const several = yaml.documents.length > 1;
  const mayHoldMarkers = yaml.text.includes('$') || yaml.text.includes('\\');
  for (const [index, document] of yaml.documents.entries()) {
    if (document.problems.length > 0) continue;
    const prefix = several ? `[DocId: ${index}] > input` : 'input';
    const context: Context = { document, template, path, mayHoldMarkers };
    const list = asSequence(document.root);
    if (list) yield* fromItems(list.items, prefix, '', context, 0);
    else yield* fromNode(document.root, prefix, context, 0);
  }
}

interface Context {
  readonly document: YamlDocument;
  readonly template: boolean;
  readonly path: string;
  readonly mayHoldMarkers: boolean;
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
  const partial = context.template || isPatch(root, kind.text, context.path, context.mayHoldMarkers);
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
