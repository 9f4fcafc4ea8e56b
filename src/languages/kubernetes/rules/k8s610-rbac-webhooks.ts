import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { roleWith } from '../examples.ts';
import { grantReports } from '../rbac.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S610',
  name: 'rbac-webhooks',
  title: 'role that can change admission',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: ['CKV_K8S_155', 'KSV-0114'],
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  docs: {
    what: 'A role may create, update or patch admission webhooks or admission policies.',
    why: 'A webhook sees every request, including secrets, and can change it.',
    instead: 'Remove it; let the installer create the webhook once.',
    exceptions: 'Rules with `resourceNames`, since operators use them to set the CA bundle of their own webhook.',
  },
  examples: {
    bad: [
      {
        code: roleWith(
          '- {apiGroups: [admissionregistration.k8s.io], resources: [mutatingwebhookconfigurations], verbs: [patch]}',
        ),
        line: 6,
      },
      {
        code: roleWith('- {apiGroups: ["*"], resources: [validatingwebhookconfigurations], verbs: [create]}'),
        line: 6,
      },
    ],
    good: [
      {
        code: roleWith(
          '- {apiGroups: [admissionregistration.k8s.io], resources: [mutatingwebhookconfigurations], verbs: [get, list]}',
        ),
      },
      {
        code: roleWith(
          '- {apiGroups: [admissionregistration.k8s.io], resources: [mutatingwebhookconfigurations], resourceNames: [web], verbs: [patch]}',
        ),
      },
    ],
  },

  needs: ['kind:Role', 'kind:ClusterRole'],
  check(doc) {
    return grantReports(
      doc,
      {
        groups: ['admissionregistration.k8s.io'],
        resources: [
          'mutatingwebhookconfigurations',
          'validatingwebhookconfigurations',
          'mutatingadmissionpolicies',
          'validatingadmissionpolicies',
        ],
        verbs: ['create', 'update', 'patch'],
        named: 'skip',
      },
      (what) => ({
        message: `${what} lets this role read and change every request to the API server`,
        help: 'remove it, or list the objects in `resourceNames`',
      }),
    );
  },
});
