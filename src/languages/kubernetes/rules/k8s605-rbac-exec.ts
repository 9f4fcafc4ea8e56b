import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { roleWith } from '../examples.ts';
import { grantReports } from '../rbac.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S605',
  name: 'rbac-exec',
  title: 'role that can run commands in pods',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: ['CKV2_K8S_2', 'KSV-0053', 'KSV-0054'],
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  docs: {
    what: 'A role may create or get `pods/exec`, `pods/attach`, `pods/portforward` or `pods/ephemeralcontainers`.',
    why: 'Running commands in a pod gives access to its tokens, secrets and network.',
    instead: 'Remove it, or give it to people for a limited time.',
  },
  examples: {
    bad: [
      { code: roleWith('- {apiGroups: [""], resources: [pods/exec], verbs: [create]}'), line: 6 },
      { code: roleWith('- {apiGroups: [""], resources: [pods, pods/attach], verbs: ["*"]}'), line: 6 },
    ],
    good: [
      { code: roleWith('- {apiGroups: [""], resources: [pods/log], verbs: [get]}') },
      { code: roleWith('- {apiGroups: [""], resources: [pods], verbs: [get]}') },
    ],
  },

  needs: ['kind:Role', 'kind:ClusterRole'],
  check(doc) {
    return grantReports(
      doc,
      {
        groups: [''],
        resources: ['pods/exec', 'pods/attach', 'pods/portforward', 'pods/ephemeralcontainers'],
        verbs: ['create', 'get', 'update', 'patch'],
      },
      (what) => ({
        message: `${what} lets this role run commands in any pod it can reach`,
        help: 'remove it',
      }),
    );
  },
});
