import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { get, getIn } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { pathIn } from '../facts.ts';

const SYSTEM = new Set(['kube-system', 'kube-public', 'kube-node-lease']);
const inNamespace = (name: string): string => podWith('').replace('name: web\n', `name: web\n  namespace: ${name}\n`);

export default defineRule<KubernetesDocument>({
  id: 'K8S907',
  name: 'system-namespace',
  title: 'workload in a system namespace',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: ['KSV-0037'],
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces'],
  docs: {
    what: 'A workload is placed in `kube-system`, `kube-public` or `kube-node-lease`.',
    why: 'It holds the secrets of the cluster, and policies usually exempt it.',
    instead: 'Use your own namespace.',
    exceptions: 'DaemonSets, and pods with a `system-…` priority class: agents and add-ons.',
  },
  examples: {
    bad: [
      { code: inNamespace('kube-system'), line: 5 },
      { code: inNamespace('kube-public'), line: 5 },
    ],
    good: [
      { code: inNamespace('web') },
      { code: inNamespace('kube-system').replace('spec:\n', 'spec:\n  priorityClassName: system-cluster-critical\n') },
    ],
  },

  needs: ['in:kube-system', 'in:kube-public', 'in:kube-node-lease'],
  *check(doc) {
    for (const resource of doc.resources) {
      const node = getIn(resource.root, ['metadata', 'namespace']);
      if (
        !node ||
        !SYSTEM.has(resource.namespace ?? '') ||
        resource.pods.length === 0 ||
        resource.kind.text === 'DaemonSet'
      )
        continue;
      if (resource.pods.some((pod) => stringOf(get(pod.spec, 'priorityClassName'))?.startsWith('system-'))) continue;
      yield {
        at: node.span,
        message: `${resource.label} is placed in the system namespace \`${resource.namespace}\``,
        help: 'use your own namespace',
        path: pathIn(resource, 'metadata', 'namespace'),
      };
    }
  },
});
