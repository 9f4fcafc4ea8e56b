import { asMap, entriesOf, entryOf, get, getIn, itemsOf, type YamlMap, type YamlNode } from '../yaml/tree.ts';

const PATCH_PATH = /(?:^|[/_.-])patch(?:es)?(?:[/_.-]|$)/i;
const SELECTING = new Set(['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet']);
const MAX_SEARCH_DEPTH = 12;

/**
 * Whether an object is a patch for another one. Kustomize names patches in another file, so the signs are: its
 * markers, the file's name, and gaps that no whole object has (a container without an image, no selector and no
 * labels).
 * @param mayHoldMarkers a `$` stands in the file, or an escape that may be one
 */
export function isPatch(root: YamlMap, kind: string, path: string, mayHoldMarkers: boolean): boolean {
  if (PATCH_PATH.test(path) || (mayHoldMarkers && hasPatchMarker(root, 0))) return true;
  const spec = asMap(get(root, 'spec'));
  if (!spec) return false;
  const template = get(spec, 'template');
  if (SELECTING.has(kind)) {
    if (!entryOf(spec, 'template')) return true;
    if (!entryOf(spec, 'selector') && !getIn(template, ['metadata', 'labels'])) return true;
  }
  const podSpecs = [template, getIn(spec, ['jobTemplate', 'spec', 'template'])].map((at) => get(at, 'spec'));
  if (kind === 'Pod') podSpecs.push(spec);
  return podSpecs.some((podSpec) => itemsOf(get(podSpec, 'containers')).some((one) => !entryOf(one, 'image')));
}

function hasPatchMarker(node: YamlNode, depth: number): boolean {
  if (depth > MAX_SEARCH_DEPTH) return false;
  if (node.kind === 'sequence') return node.items.some((item) => hasPatchMarker(item, depth + 1));
  if (node.kind !== 'map') return false;
  return entriesOf(node).some(
    ({ key, value }) =>
      key.text === '$patch' ||
      key.text.startsWith('$setElementOrder') ||
      key.text.startsWith('$deleteFromPrimitiveList') ||
      (value.kind !== 'alias' && hasPatchMarker(value, depth + 1)),
  );
}
