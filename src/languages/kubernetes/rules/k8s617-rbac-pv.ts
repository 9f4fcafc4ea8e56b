import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { roleWith } from '../examples.ts';
import { grantReports } from '../rbac.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S617',
  name: 'rbac-pv',
  title: 'role that can create persistent volumes',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  docs: {
    what: 'A role may create `persistentvolumes`.',
    why: 'A PersistentVolume may be a hostPath: with a claim on it, any path on any node can be mounted, bypassing Pod Security admission.',
    instead: 'Let a provisioner create volumes.',
    exceptions: 'Storage provisioners need it: ignore the rule there.',
  },
  examples: {
    bad: [
      { code: roleWith('- {apiGroups: [""], resources: [persistentvolumes], verbs: [create]}'), line: 6 },
      { code: roleWith('- {apiGroups: [""], resources: [persistentvolumes], verbs: ["*"]}'), line: 6 },
    ],
    good: [
      { code: roleWith('- {apiGroups: [""], resources: [persistentvolumes], verbs: [get]}') },
      { code: roleWith('- {apiGroups: [""], resources: [persistentvolumeclaims], verbs: [create]}') },
    ],
  },

  needs: ['kind:Role', 'kind:ClusterRole'],
  check(doc) {
    return grantReports(doc, { groups: [''], resources: ['persistentvolumes'], verbs: ['create'] }, (what) => ({
      message: `${what} lets this role mount any path on any node`,
      help: 'remove it and let a provisioner create volumes',
    }));
  },
});
