import type { Facts } from '../../core/rule.ts';
import { isNull } from '../yaml/scalars.ts';
import { get, itemsOf } from '../yaml/tree.ts';
import { isUnknown, type KubernetesDocument } from './document.ts';
import { podsOf } from './facts.ts';
import type { Container } from './pods.ts';

const SERVING = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Pod',
  'Rollout',
]);

/**
 * Containers that lack a probe although they serve: not those of Jobs, of patches, or without any port. Nothing sends
 * them traffic.
 */
export function withoutProbe(doc: KubernetesDocument, facts: Facts, probe: string): readonly Container[] {
  return podsOf(doc, facts).flatMap((pod) => {
    const { resource } = pod;
    if (resource.partial || !SERVING.has(resource.kind.text)) return [];
    return pod.containers.filter(
      ({ role, sidecar, node }) =>
        (role === 'container' || sidecar) &&
        itemsOf(get(node, 'ports')).length > 0 &&
        isNull(get(node, probe)) &&
        !isUnknown(doc, get(node, probe)),
    );
  });
}
