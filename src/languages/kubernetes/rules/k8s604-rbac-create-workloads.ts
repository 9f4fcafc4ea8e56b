import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { roleWith } from '../examples.ts';
import { grantReports } from '../rbac.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S604',
  name: 'rbac-create-workloads',
  title: 'role that can create pods',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', snyk: 'warning' },
  aliases: ['KSV-0048', 'access-to-create-pods'],
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  docs: {
    what: 'A role may create, update or patch pods, or the workloads that create them.',
    why: 'Creating a pod means choosing its ServiceAccount and mounts, and with them all secrets of the namespace and, without admission control, the node.',
    instead: 'Grant it only to deployment tools, in one namespace, with a Role.',
    exceptions: 'Operators and CI need it; hence only `info` in `recommended`.',
  },
  examples: {
    bad: [
      { code: roleWith('- {apiGroups: [apps], resources: [deployments], verbs: [create]}'), line: 6 },
      { code: roleWith('- {apiGroups: [""], resources: [pods], verbs: ["*"]}'), line: 6 },
    ],
    good: [
      { code: roleWith('- {apiGroups: [apps], resources: [deployments], verbs: [get, list]}') },
      { code: roleWith('- {apiGroups: [acme.io], resources: [pods], verbs: [create]}') },
    ],
  },

  needs: ['kind:Role', 'kind:ClusterRole'],
  check(doc) {
    return grantReports(
      doc,
      {
        groups: ['', 'apps', 'batch', 'extensions'],
        resources: [
          'pods',
          'deployments',
          'daemonsets',
          'statefulsets',
          'replicasets',
          'jobs',
          'cronjobs',
          'replicationcontrollers',
        ],
        verbs: ['create', 'update', 'patch'],
      },
      (what) => ({
        message: `${what} lets this role create pods, and so read any secret of the namespace`,
        help: 'narrow the rule to what is needed',
      }),
    );
  },
});
