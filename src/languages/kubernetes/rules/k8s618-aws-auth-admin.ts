import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { entriesOf, entryOf, get, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { roleWith } from '../examples.ts';
import { pathIn } from '../facts.ts';
import { accessRulesOf, allows } from '../rbac.ts';

const map = (groups: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: aws-auth, namespace: kube-system}\ndata:\n  mapRoles: |\n    - rolearn: arn:aws:iam::1:role/a\n      groups: [${groups}]\n`;

export default defineRule<KubernetesDocument>({
  id: 'K8S618',
  name: 'aws-auth-admin',
  title: 'cluster-admin access through aws-auth',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: ['KSV-0115'],
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html'],
  docs: {
    what: 'A role may change the ConfigMap `aws-auth` of EKS, or that ConfigMap maps an identity to `system:masters`.',
    why: 'Write access to it can map any AWS identity to cluster administrator, including one’s own.',
    instead: 'Use EKS access entries, and your own group.',
  },
  examples: {
    bad: [
      { code: map('"system:masters"'), line: 5 },
      {
        code: roleWith('- {apiGroups: [""], resources: [configmaps], resourceNames: [aws-auth], verbs: [update]}\n'),
        line: 6,
      },
    ],
    good: [
      { code: map('developers') },
      { code: roleWith('- {apiGroups: [""], resources: [configmaps], resourceNames: [aws-auth], verbs: [get]}\n') },
    ],
  },

  needs: ['kind:Role', 'kind:ClusterRole', 'kind:ConfigMap'],
  *check(doc) {
    for (const rule of accessRulesOf(doc)) {
      if (!allows(rule, { groups: [''], verbs: ['update', 'patch'] })) continue;
      if (!rule.resources.some(({ text }) => text === 'configmaps')) continue;
      const name = itemsOf(get(rule.node, 'resourceNames')).find((one) => stringOf(one) === 'aws-auth');
      if (!name) continue;
      yield {
        at: name.span,
        message: `${rule.role.label} can map itself to cluster administrator`,
        help: 'use EKS access entries',
        path: pathIn(rule.role, `rules[${rule.index}]`, 'resourceNames'),
      };
    }
    for (const resource of doc.resources) {
      if (resource.kind.text !== 'ConfigMap' || resource.name !== 'aws-auth') continue;
      for (const { key, value } of entriesOf(entryOf(resource.root, 'data')?.value)) {
        if (!(stringOf(value) ?? '').includes('system:masters')) continue;
        yield {
          at: key.span,
          message: `\`${key.text}\` makes AWS identities permanent cluster administrators`,
          help: 'map them to your own group, or use EKS access entries',
          path: pathIn(resource, 'data', key.text),
        };
      }
    }
  },
});
