import type { Facts, Report } from '../../core/rule.ts';
import { entriesOf, getIn } from '../yaml/tree.ts';
import { API_LIFECYCLES, type ApiLifecycle } from './data/api-lifecycles.ts';
import type { Resource } from './document.ts';
import { minorOf, pathIn } from './facts.ts';
import { replaceFix } from './fixes.ts';

/** What is known about the end of an object's version. */
export function lifecycleOf(resource: Resource): ApiLifecycle | undefined {
  return API_LIFECYCLES[resource.apiVersion.text]?.find(({ kinds }) => kinds.includes(resource.kind.text));
}

/** `gone` when the chosen version no longer serves it, `ending` when it is deprecated there. */
export function stageOf({ deprecated, removed }: ApiLifecycle, facts: Facts): 'gone' | 'ending' | undefined {
  const minor = minorOf(facts);
  if (removed <= minor) return 'gone';
  return deprecated !== undefined && deprecated <= minor ? 'ending' : undefined;
}

/** A report on an object's `apiVersion`, with the new version as fix where the schema stayed the same. */
export function versionReport(resource: Resource, lifecycle: ApiLifecycle, words: string): Report {
  const { use } = lifecycle;
  const version = use !== undefined && /^(?:[a-z0-9.-]+\/)?v\d\w*$/.test(use) ? use : undefined;
  return {
    at: resource.apiVersion.span,
    message: `\`${resource.apiVersion.text}\` ${resource.kind.text} ${words}`,
    help: version ? `use \`${version}\`` : use ? `use ${use}` : 'remove it: there is no replacement',
    path: pathIn(resource, 'apiVersion'),
    ...(version && isSameSchema(resource) && replaceFix(resource, resource.apiVersion, version, 'unsafe')),
  };
}

const SAME = new Set([
  'batch/v1beta1/CronJob',
  'autoscaling/v2beta2/HorizontalPodAutoscaler',
  'storage.k8s.io/v1beta1/CSIDriver',
  'storage.k8s.io/v1beta1/CSINode',
  'storage.k8s.io/v1beta1/StorageClass',
  'storage.k8s.io/v1beta1/VolumeAttachment',
  'coordination.k8s.io/v1beta1/Lease',
  'scheduling.k8s.io/v1beta1/PriorityClass',
]);
const WORKLOADS = new Set(['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet']);

function isSameSchema(resource: Resource): boolean {
  const { apiVersion, group, kind, root } = resource;
  if (group === 'rbac.authorization.k8s.io') return true;
  const selector = getIn(root, ['spec', 'selector']);
  // In apps/v1 a selector is required and no longer filled in.
  if ((group === 'apps' || group === 'extensions') && WORKLOADS.has(kind.text)) return entriesOf(selector).length > 0;
  // An empty selector means no pod in v1beta1 and every pod in v1.
  if (group === 'policy' && kind.text === 'PodDisruptionBudget') return entriesOf(selector).length > 0;
  return SAME.has(`${apiVersion.text}/${kind.text}`);
}
