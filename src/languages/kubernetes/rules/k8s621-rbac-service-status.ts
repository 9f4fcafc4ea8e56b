import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { roleWith } from '../examples.ts';
import { grantReports } from '../rbac.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S621',
  name: 'rbac-service-status',
  title: 'role that can redirect Service traffic',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: ['CKV2_K8S_4'],
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  docs: {
    what: 'A role may update or patch `services/status`.',
    why: 'An address in the status redirects traffic inside the cluster (CVE-2020-8554).',
    instead: 'Remove it; only load balancer controllers need it.',
  },
  examples: {
    bad: [
      { code: roleWith('- {apiGroups: [""], resources: [services/status], verbs: [patch]}'), line: 6 },
      { code: roleWith('- {apiGroups: [""], resources: [services/status], verbs: ["*"]}'), line: 6 },
    ],
    good: [
      { code: roleWith('- {apiGroups: [""], resources: [services], verbs: [patch]}') },
      { code: roleWith('- {apiGroups: [""], resources: [services/status], verbs: [get]}') },
    ],
  },

  needs: ['kind:Role', 'kind:ClusterRole'],
  check(doc) {
    return grantReports(doc, { groups: [''], resources: ['services/status'], verbs: ['update', 'patch'] }, (what) => ({
      message: `${what} lets this role redirect the traffic of Services`,
      help: 'remove it',
    }));
  },
});
