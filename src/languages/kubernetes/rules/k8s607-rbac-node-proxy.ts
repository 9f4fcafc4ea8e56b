import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { roleWith } from '../examples.ts';
import { pathIn } from '../facts.ts';
import { accessRulesOf, allows } from '../rbac.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S607',
  name: 'rbac-node-proxy',
  title: 'role that can bypass the audit log through the kubelet',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: ['KSV-0047'],
  references: [
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes',
  ],
  docs: {
    what: 'A role may get or create `nodes/proxy`, or has every verb on `nodes`.',
    why: 'Through the proxy the kubelet runs commands in any pod on the node, bypassing admission and audit; `get` is enough, since upgraded requests count as `get`.',
    instead: 'Use `nodes/metrics`, `nodes/stats` or `nodes/log` for agents.',
  },
  examples: {
    bad: [
      { code: roleWith('- {apiGroups: [""], resources: [nodes/proxy], verbs: [get]}\n'), line: 6 },
      { code: roleWith('- {apiGroups: [""], resources: [nodes], verbs: ["*"]}\n'), line: 6 },
    ],
    good: [
      { code: roleWith('- {apiGroups: [""], resources: [nodes/metrics], verbs: [get]}\n') },
      { code: roleWith('- {apiGroups: [""], resources: [nodes], verbs: [get, list]}\n') },
    ],
  },

  needs: ['kind:Role', 'kind:ClusterRole'],
  *check(doc) {
    for (const rule of accessRulesOf(doc)) {
      if (!allows(rule, { groups: [''], verbs: ['get', 'create'] })) continue;
      const everything = rule.verbs.some(({ text }) => text === '*');
      for (const { text, node } of rule.resources) {
        if (text !== 'nodes/proxy' && !(text === 'nodes' && everything)) continue;
        yield {
          at: node.span,
          message: `access to \`${text}\` reaches the kubelet and bypasses the audit log`,
          help: 'use `nodes/metrics` or `nodes/stats`',
          path: pathIn(rule.role, `rules[${rule.index}]`, 'resources'),
        };
      }
    }
  },
});
