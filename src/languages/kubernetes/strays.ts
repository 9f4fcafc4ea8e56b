import { nearest } from '../../core/suggest.ts';
import { stringOf } from '../yaml/scalars.ts';
import { asMap, asScalar, entriesOf, get, itemsOf, type YamlNode, type YamlScalar } from '../yaml/tree.ts';
import { isUnknown, type KubernetesDocument } from './document.ts';
import { isKind, parseApiVersion } from './kinds.ts';
import { knownKinds } from './schema.ts';

/** What is meant to be an object but has an invalid head: only one rule sees it. */
export interface Stray {
  /** What is wrong. */
  readonly at: YamlScalar;
  /** What was meant. */
  readonly meant: string;
  readonly part: 'key' | 'apiVersion' | 'kind';
}

const HEAD = ['apiVersion', 'kind'] as const;
/** The objects of a file whose `apiVersion` or `kind` cannot be right, where the intended value is clear. */
export function straysOf(doc: KubernetesDocument): readonly Stray[] {
  return doc.yaml.documents.flatMap(({ root, problems }) => {
    if (problems.length > 0) return [];
    const found = root?.kind === 'sequence' ? itemsOf(root) : [root];
    return found.flatMap((node) => [node, ...listed(node)].flatMap((one) => strayOf(doc, one) ?? []));
  });
}

/** The items of a List. */
function listed(node: YamlNode | undefined): readonly YamlNode[] {
  return stringOf(get(node, 'kind'))?.endsWith('List') ? itemsOf(get(node, 'items')) : [];
}

function strayOf(doc: KubernetesDocument, node: YamlNode | undefined): Stray | undefined {
  // Files of other programs have keys of these names too, but no metadata.
  if (!asMap(get(node, 'metadata'))) return undefined;
  const entries = entriesOf(node);
  for (const name of HEAD) {
    if (get(node, name)) continue;
    const other = entries.find(({ key }) => key.text.toLowerCase() === name.toLowerCase());
    const rest = HEAD.find((one) => one !== name) ?? name;
    if (other && asScalar(other.value) && get(node, rest)) return { at: other.key, meant: name, part: 'key' };
  }
  const kind = asScalar(get(node, 'kind'));
  const apiVersion = asScalar(get(node, 'apiVersion'));
  if (!kind || !apiVersion || isUnknown(doc, kind) || isUnknown(doc, apiVersion)) return undefined;
  const isVersion = parseApiVersion(apiVersion.text) !== undefined;
  if (isKind(kind.text)) return isVersion ? undefined : strayVersion(apiVersion, kind.text);
  const meant = knownKinds().find((one) => one.kind.toLowerCase() === kind.text.toLowerCase());
  return meant && { at: kind, meant: meant.kind, part: 'kind' };
}

/** A malformed `apiVersion` that nearly is one, or begins with a group that has the kind. */
function strayVersion(apiVersion: YamlScalar, kind: string): Stray | undefined {
  const homes = knownKinds().flatMap((one) => (one.kind === kind ? one.apiVersion : []));
  const stable = homes.filter((one) => !/alpha|beta/.test(one));
  const [group = ''] = apiVersion.text.toLowerCase().split('/');
  const meant = nearest(apiVersion.text, stable) ?? stable.findLast((one) => one.startsWith(`${group}/`));
  return meant === undefined ? undefined : { at: apiVersion, meant, part: 'apiVersion' };
}
