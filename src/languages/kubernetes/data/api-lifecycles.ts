import { table } from '../../../core/table.ts';

/** When Kubernetes stopped, or will stop, to serve a version of a kind. Minor versions; from the API's own lifecycle code. */
export interface ApiLifecycle {
  readonly kinds: readonly string[];
  readonly deprecated?: number;
  /** The first minor version that no longer serves it. */
  readonly removed: number;
  /** The version to use instead, or in words what else. */
  readonly use?: string;
}

/** By `group/version`. */
export const API_LIFECYCLES: Readonly<Record<string, readonly ApiLifecycle[] | undefined>> = table({
  'apps/v1beta1': [
    { kinds: ['ControllerRevision'], deprecated: 8, removed: 16, use: 'apps/v1' },
    { kinds: ['Deployment', 'DeploymentRollback'], deprecated: 8, removed: 16, use: 'apps/v1' },
    { kinds: ['Scale'], deprecated: 8, removed: 16, use: 'autoscaling/v1' },
    { kinds: ['StatefulSet'], deprecated: 8, removed: 16, use: 'apps/v1' },
  ],
  'apps/v1beta2': [
    {
      kinds: ['ControllerRevision', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
      deprecated: 9,
      removed: 16,
      use: 'apps/v1',
    },
    { kinds: ['Scale'], deprecated: 9, removed: 16, use: 'autoscaling/v1' },
  ],
  'extensions/v1beta1': [
    { kinds: ['DaemonSet', 'Deployment'], deprecated: 8, removed: 16, use: 'apps/v1' },
    { kinds: ['DeploymentRollback'], deprecated: 8, removed: 16 },
    { kinds: ['NetworkPolicy'], deprecated: 9, removed: 16, use: 'networking.k8s.io/v1' },
    { kinds: ['ReplicaSet'], deprecated: 8, removed: 16, use: 'apps/v1' },
    { kinds: ['Scale'], deprecated: 2, removed: 16 },
    { kinds: ['Ingress'], deprecated: 14, removed: 22, use: 'networking.k8s.io/v1' },
    { kinds: ['PodSecurityPolicy'], deprecated: 10, removed: 16, use: 'policy/v1beta1' },
  ],
  'admission.k8s.io/v1beta1': [{ kinds: ['AdmissionReview'], deprecated: 19, removed: 22, use: 'admission.k8s.io/v1' }],
  'admissionregistration.k8s.io/v1beta1': [
    {
      kinds: ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
      deprecated: 16,
      removed: 22,
      use: 'admissionregistration.k8s.io/v1',
    },
    {
      kinds: ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
      deprecated: 31,
      removed: 34,
      use: 'admissionregistration.k8s.io/v1',
    },
    {
      kinds: ['MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding'],
      deprecated: 37,
      removed: 40,
      use: 'admissionregistration.k8s.io/v1',
    },
  ],
  'authentication.k8s.io/v1beta1': [
    { kinds: ['TokenReview'], deprecated: 19, removed: 22, use: 'authentication.k8s.io/v1' },
    { kinds: ['SelfSubjectReview'], deprecated: 30, removed: 33, use: 'authentication.k8s.io/v1' },
  ],
  'authorization.k8s.io/v1beta1': [
    {
      kinds: ['LocalSubjectAccessReview', 'SelfSubjectAccessReview', 'SubjectAccessReview'],
      deprecated: 19,
      removed: 22,
      use: 'authorization.k8s.io/v1',
    },
    { kinds: ['SelfSubjectRulesReview'], deprecated: 19, removed: 22, use: 'authorization.k8s.io/v1' },
  ],
  'certificates.k8s.io/v1beta1': [
    { kinds: ['CertificateSigningRequest'], deprecated: 19, removed: 22, use: 'certificates.k8s.io/v1' },
    { kinds: ['ClusterTrustBundle'], deprecated: 37, removed: 40, use: 'certificates.k8s.io/v1' },
    { kinds: ['PodCertificateRequest'], deprecated: 37, removed: 40, use: 'certificates.k8s.io/v1' },
  ],
  'coordination.k8s.io/v1beta1': [
    { kinds: ['Lease'], deprecated: 19, removed: 22, use: 'coordination.k8s.io/v1' },
    { kinds: ['LeaseCandidate'], deprecated: 36, removed: 39 },
  ],
  'networking.k8s.io/v1beta1': [
    { kinds: ['Ingress'], deprecated: 19, removed: 22, use: 'networking.k8s.io/v1' },
    { kinds: ['IngressClass'], deprecated: 19, removed: 22, use: 'networking.k8s.io/v1' },
    { kinds: ['IPAddress', 'ServiceCIDR'], deprecated: 34, removed: 37, use: 'networking.k8s.io/v1' },
  ],
  'rbac.authorization.k8s.io/v1beta1': [
    {
      kinds: ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
      deprecated: 17,
      removed: 22,
      use: 'rbac.authorization.k8s.io/v1',
    },
  ],
  'scheduling.k8s.io/v1beta1': [
    { kinds: ['PriorityClass'], deprecated: 14, removed: 22, use: 'scheduling.k8s.io/v1' },
    { kinds: ['PodGroup', 'Workload'], deprecated: 40, removed: 43 },
  ],
  'storage.k8s.io/v1beta1': [
    { kinds: ['CSIDriver'], deprecated: 19, removed: 22, use: 'storage.k8s.io/v1' },
    { kinds: ['CSINode'], deprecated: 17, removed: 22, use: 'storage.k8s.io/v1' },
    { kinds: ['StorageClass'], deprecated: 19, removed: 22, use: 'storage.k8s.io/v1' },
    { kinds: ['VolumeAttachment'], deprecated: 19, removed: 22, use: 'storage.k8s.io/v1' },
    { kinds: ['CSIStorageCapacity'], deprecated: 24, removed: 27, use: 'storage.k8s.io/v1' },
    { kinds: ['VolumeAttributesClass'], deprecated: 34, removed: 37, use: 'storage.k8s.io/v1' },
  ],
  'storage.k8s.io/v1alpha1': [
    { kinds: ['CSIStorageCapacity'], deprecated: 21, removed: 24, use: 'storage.k8s.io/v1beta1' },
    { kinds: ['VolumeAttachment'], deprecated: 21, removed: 24, use: 'storage.k8s.io/v1' },
    { kinds: ['VolumeAttributesClass'], deprecated: 32, removed: 35, use: 'storage.k8s.io/v1' },
  ],
  'batch/v1beta1': [{ kinds: ['CronJob'], deprecated: 21, removed: 25, use: 'batch/v1' }],
  'discovery.k8s.io/v1beta1': [{ kinds: ['EndpointSlice'], deprecated: 21, removed: 25, use: 'discovery.k8s.io/v1' }],
  'events.k8s.io/v1beta1': [{ kinds: ['Event'], deprecated: 22, removed: 25, use: 'events.k8s.io/v1' }],
  'node.k8s.io/v1beta1': [{ kinds: ['RuntimeClass'], deprecated: 22, removed: 25, use: 'node.k8s.io/v1' }],
  'policy/v1beta1': [
    { kinds: ['Eviction'], deprecated: 22, removed: 25, use: 'policy/v1' },
    { kinds: ['PodDisruptionBudget'], deprecated: 21, removed: 25, use: 'policy/v1' },
    { kinds: ['PodSecurityPolicy'], deprecated: 21, removed: 25, use: 'Pod Security admission (no replacement kind)' },
  ],
  'flowcontrol.apiserver.k8s.io/v1beta1': [
    {
      kinds: ['FlowSchema', 'PriorityLevelConfiguration'],
      deprecated: 23,
      removed: 26,
      use: 'flowcontrol.apiserver.k8s.io/v1beta3',
    },
  ],
  'flowcontrol.apiserver.k8s.io/v1beta2': [
    {
      kinds: ['FlowSchema', 'PriorityLevelConfiguration'],
      deprecated: 26,
      removed: 29,
      use: 'flowcontrol.apiserver.k8s.io/v1beta3',
    },
  ],
  'admissionregistration.k8s.io/v1alpha1': [
    {
      kinds: ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
      deprecated: 29,
      removed: 32,
      use: 'admissionregistration.k8s.io/v1',
    },
    {
      kinds: ['MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding'],
      deprecated: 35,
      removed: 38,
      use: 'admissionregistration.k8s.io/v1',
    },
  ],
  'authentication.k8s.io/v1alpha1': [
    { kinds: ['SelfSubjectReview'], deprecated: 29, removed: 32, use: 'authentication.k8s.io/v1' },
  ],
  'flowcontrol.apiserver.k8s.io/v1beta3': [
    {
      kinds: ['FlowSchema', 'PriorityLevelConfiguration'],
      deprecated: 29,
      removed: 32,
      use: 'flowcontrol.apiserver.k8s.io/v1',
    },
  ],
  'apidiscovery.k8s.io/v2beta1': [
    { kinds: ['APIGroupDiscovery'], deprecated: 32, removed: 35, use: 'apidiscovery.k8s.io/v2' },
  ],
  'certificates.k8s.io/v1alpha1': [
    { kinds: ['ClusterTrustBundle'], deprecated: 34, removed: 37, use: 'certificates.k8s.io/v1beta1' },
  ],
  'coordination.k8s.io/v1alpha2': [
    { kinds: ['LeaseCandidate'], deprecated: 35, removed: 38, use: 'coordination.k8s.io/v1beta1' },
  ],
  'resource.k8s.io/v1beta1': [
    {
      kinds: ['DeviceClass', 'ResourceClaim', 'ResourceClaimTemplate', 'ResourceSlice'],
      deprecated: 35,
      removed: 38,
      use: 'resource.k8s.io/v1',
    },
  ],
  'resource.k8s.io/v1alpha3': [
    { kinds: ['DeviceTaintRule'], deprecated: 36, removed: 39, use: 'resource.k8s.io/v1beta2' },
    { kinds: ['ResourcePoolStatusRequest'], deprecated: 39, removed: 42 },
    {
      kinds: ['DeviceClass', 'ResourceClaim', 'ResourceClaimTemplate', 'ResourceSlice'],
      deprecated: 32,
      removed: 34,
      use: 'resource.k8s.io/v1',
    },
  ],
  'resource.k8s.io/v1beta2': [
    {
      kinds: ['DeviceClass', 'ResourceClaim', 'ResourceClaimTemplate', 'ResourceSlice'],
      deprecated: 36,
      removed: 39,
      use: 'resource.k8s.io/v1',
    },
    { kinds: ['DeviceTaintRule'], deprecated: 39, removed: 42 },
  ],
  'storagemigration.k8s.io/v1beta1': [
    { kinds: ['StorageVersionMigration'], deprecated: 37, removed: 40, use: 'storagemigration.k8s.io/v1' },
  ],
  'lifecycle.k8s.io/v1alpha1': [{ kinds: ['Eviction', 'EvictionRequest'], deprecated: 40, removed: 43 }],
  'autoscaling/v2beta1': [{ kinds: ['HorizontalPodAutoscaler'], deprecated: 22, removed: 25, use: 'autoscaling/v2' }],
  'autoscaling/v2beta2': [{ kinds: ['HorizontalPodAutoscaler'], deprecated: 23, removed: 26, use: 'autoscaling/v2' }],
  'apiextensions.k8s.io/v1beta1': [
    { kinds: ['CustomResourceDefinition'], deprecated: 16, removed: 22, use: 'apiextensions.k8s.io/v1' },
  ],
  'apiregistration.k8s.io/v1beta1': [
    { kinds: ['APIService'], deprecated: 19, removed: 22, use: 'apiregistration.k8s.io/v1' },
  ],
  'rbac.authorization.k8s.io/v1alpha1': [
    {
      kinds: ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'],
      deprecated: 17,
      removed: 22,
      use: 'rbac.authorization.k8s.io/v1',
    },
  ],
  'batch/v2alpha1': [{ kinds: ['CronJob'], deprecated: 8, removed: 21, use: 'batch/v1' }],
  'scheduling.k8s.io/v1alpha1': [
    { kinds: ['PriorityClass'], deprecated: 14, removed: 17, use: 'scheduling.k8s.io/v1' },
  ],
  'settings.k8s.io/v1alpha1': [{ kinds: ['PodPreset'], removed: 20, use: 'an admission policy' }],
  'auditregistration.k8s.io/v1alpha1': [{ kinds: ['AuditSink'], removed: 19 }],
  'storagemigration.k8s.io/v1alpha1': [
    { kinds: ['StorageVersionMigration'], deprecated: 35, removed: 35, use: 'storagemigration.k8s.io/v1' },
  ],
  'resource.k8s.io/v1alpha2': [
    { kinds: ['ResourceClaim', 'ResourceClass'], deprecated: 31, removed: 31, use: 'resource.k8s.io/v1' },
  ],
  'networking.k8s.io/v1alpha1': [{ kinds: ['ClusterCIDR'], removed: 29 }],
});
