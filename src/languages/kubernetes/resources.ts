import { memory } from '../../core/once.ts';
import type { Facts } from '../../core/rule.ts';
import type { Span } from '../../core/text.ts';
import { isNull } from '../yaml/scalars.ts';
import { get, getIn, type YamlValue } from '../yaml/tree.ts';
import { isUnknown, type KubernetesDocument } from './document.ts';
import { containersOf, deepestKey, minorOf } from './facts.ts';
import type { Container } from './pods.ts';

/** `resources.limits.memory` and similar fields; null counts as absent. */
export function resourceOf(container: Container, kind: 'limits' | 'requests', name: string): YamlValue | undefined {
  const value = getIn(container.node, ['resources', kind, name]);
  return isNull(value) ? undefined : value;
}

const known = memory<readonly Container[], readonly Container[]>();

/** Containers whose resources are theirs to set: not ephemeral ones, not patches, not pods with limits of their own. */
export function sizedContainers(doc: KubernetesDocument, facts: Facts): readonly Container[] {
  const containers = containersOf(doc, facts);
  let sized = known.get(containers);
  if (!sized) {
    sized = sizedOf(doc, containers, minorOf(facts));
    known.set(containers, sized);
  }
  return sized;
}

function sizedOf(doc: KubernetesDocument, containers: readonly Container[], minor: number): readonly Container[] {
  const ranges = doc.resources.filter(({ kind }) => kind.text === 'LimitRange');
  return containers.filter(({ role, pod, node }) => {
    if (role === 'ephemeral' || pod.resource.partial || isUnknown(doc, get(node, 'resources'))) return false;
    if (minor >= 34 && !isNull(get(pod.spec, 'resources'))) return false;
    return !ranges.some(({ namespace }) => namespace === pod.resource.namespace);
  });
}

/** Where a missing limit or request is reported. */
export function resourcePlace(container: Container, kind: 'limits' | 'requests'): Span {
  return deepestKey(container.node, ['resources', kind], container.at);
}
