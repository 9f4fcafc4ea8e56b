import { asMap, entriesOf, entryOf, get, getIn, itemsOf, type YamlMap, type YamlNode } from '../yaml/tree.ts';
import type { Resource } from './document.ts';

const PATCH_PATH = /(?:^|[/_.-])patch(?:es)?(?:[/_.-]|$)/i;
/** Directories in which kustomizations keep what differs between environments. */
const OVERLAY_PATH = /(?:^|\/)(?:overlays?|components?|patches|variants?|environments?|envs?)\//i;
const SELECTING = new Set(['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet']);
const MAX_SEARCH_DEPTH = 12;

/**
 * Whether an object is a patch for another one. Kustomize names patches in another file, which the surrounding files show;
 * the signs in the file itself are the markers of patches, its name, and gaps that no whole object has: no selector and
 * no labels, a schedule or restart policy that is missing together with all images. A missing image alone is a mistake,
 * except in a directory of overlays.
 * @param mayHoldMarkers a `$` is in the file, or an escape that may be one
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
  const podSpec =
    kind === 'Pod'
      ? spec
      : get(kind === 'CronJob' ? getIn(spec, ['jobTemplate', 'spec', 'template']) : template, 'spec');
  const containers = itemsOf(get(podSpec, 'containers'));
  if (containers.length === 0 || containers.some((one) => entryOf(one, 'image'))) {
    return OVERLAY_PATH.test(path) && containers.some((one) => !entryOf(one, 'image'));
  }
  if (kind === 'CronJob') return !entryOf(spec, 'schedule');
  if (kind === 'Job') return !entryOf(podSpec, 'restartPolicy');
  return OVERLAY_PATH.test(path);
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

/** Whether an object that counts as complete has a container without an image: a mistake, or a patch. */
export function lacksImage({ partial, pods }: Resource): boolean {
  return !partial && pods.some(({ containers }) => containers.some(({ node }) => !get(node, 'image')));
}
