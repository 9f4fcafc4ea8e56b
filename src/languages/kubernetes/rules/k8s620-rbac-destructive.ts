import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { roleWith } from '../examples.ts';
import { grantReports } from '../rbac.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S620',
  name: 'rbac-destructive',
  title: 'role that can delete evidence',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['KSV-0042', 'KSV-0049', 'KSV-0056'],
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  docs: {
    what: 'A role may delete pods, events, namespaces or persistent volumes.',
    why: 'An attacker can delete the evidence of an intrusion, or data that the service depends on.',
    instead: 'Narrow the verbs to what is needed.',
  },
  examples: {
    bad: [
      { code: roleWith('- {apiGroups: [""], resources: [events], verbs: [delete]}\n'), line: 6 },
      { code: roleWith('- {apiGroups: [""], resources: [pods], verbs: ["*"]}\n'), line: 6 },
    ],
    good: [
      { code: roleWith('- {apiGroups: [""], resources: [pods], verbs: [get, list]}\n') },
      { code: roleWith('- {apiGroups: [""], resources: [configmaps], verbs: [delete]}\n') },
    ],
  },

  needs: ['kind:Role', 'kind:ClusterRole'],
  check(doc) {
    const resources = ['pods', 'events', 'namespaces', 'persistentvolumes', 'pods/log'];
    return grantReports(
      doc,
      { groups: ['', 'events.k8s.io'], resources, verbs: ['delete', 'deletecollection'] },
      (what) => ({
        message: `${what} lets this role delete evidence or data`,
        help: 'narrow the verbs to what is needed',
      }),
    );
  },
});
