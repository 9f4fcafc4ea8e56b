import { table } from '../../../core/table.ts';

/** The minor versions that know a field which the schema table, made from one version, does not. */
export interface FieldLife {
  /**
   * What holds the field: the last keys of its path without list indexes, or `pod` for any pod spec. A path begins
   * with the kind.
   */
  readonly under: readonly string[];
  readonly since?: number;
  readonly until?: number;
}

/**
 * Fields beside the table. Source: the API types of Kubernetes 1.25 to 1.37, compared with the table field by field;
 * those of `status` are left out.
 */
const LIVES: Readonly<Record<string, FieldLife | undefined>> = table({
  attestations: { under: ['TokenRequest.spec'], since: 37 },
  bindMountOptions: { under: ['volumeMounts'], since: 37 },
  compatibilityGroups: { under: ['consumesCounters'], since: 37 },
  defaultUser: { under: ['configMap', 'secret', 'projected', 'downwardAPI'], since: 37 },
  derivedAttributes: { under: ['exactly', 'firstAvailable', 'requests'], since: 37 },
  evictionResponders: { under: ['pod'], since: 37 },
  mode: { under: ['emptyDir', 'grpc'], since: 37 },
  nodeAllocatableResources: { under: ['devices', 'basic'], since: 37 },
  partitionTypeAttribute: { under: ['ResourceSlice.spec'], since: 37 },
  podPreemptionPolicy: { under: ['Node.spec'], since: 37 },
  protocol: { under: ['httpGet'], since: 37 },
  scheduling: { under: ['Job.spec', 'jobTemplate.spec'], since: 37 },
  skipNodeOperations: { under: ['ResourceSlice.spec'], since: 37 },
  source: { under: ['resourceClaims'], until: 30 },
  user: { under: ['clusterTrustBundle', 'podCertificate', 'serviceAccountToken', 'items'], since: 37 },
  workloadRef: { under: ['pod'], since: 35, until: 35 },
});

/**
 * The versions that know a field which the table does not.
 * @param holder the path of what holds it: `Pod.spec.volumes.emptyDir`
 */
export function lifeOf(field: string, holder: string, isPodSpec: boolean): FieldLife | undefined {
  const life = LIVES[field];
  const isHolder = (one: string): boolean => (one === 'pod' ? isPodSpec : `.${holder}`.endsWith(`.${one}`));
  return life?.under.some(isHolder) ? life : undefined;
}

/** Kinds of stable versions that are younger than the table. */
export const YOUNG_KINDS: ReadonlySet<string> = new Set([
  'certificates.k8s.io/v1 ClusterTrustBundle',
  'certificates.k8s.io/v1 PodCertificateRequest',
  'resource.k8s.io/v1 DeviceTaintRule',
  'storagemigration.k8s.io/v1 StorageVersionMigration',
]);
