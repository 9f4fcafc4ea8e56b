import { defineRule } from '../../../core/rule.ts';
import { booleanOf, integerOf, stringOf } from '../../yaml/scalars.ts';
import { entryOf, get, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { isAdmission, podsOf, reportIn } from '../facts.ts';
import { removeFix } from '../fixes.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S106',
  name: 'host-port',
  title: 'host port',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'warning', 'pss-baseline': 'warning', 'pss-restricted': 'warning' },
  aliases: ['CKV_K8S_26', 'KSV-0024'],
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
  docs: {
    what: 'A container port has a `hostPort`.',
    why: 'The port is open on every node that runs the pod, bypassing Services and usually NetworkPolicies, and only one such pod fits on a node.',
    instead: 'Use a Service of type ClusterIP, NodePort or LoadBalancer.',
    exceptions: 'With `hostNetwork: true` every port is a port of the node; K8S104 reports that once.',
  },
  examples: {
    bad: [
      {
        code: podWith('ports:\n  - containerPort: 8080\n    hostPort: 80\n'),
        line: 11,
        fixed: podWith('ports:\n  - containerPort: 8080\n'),
      },
      { code: podWith('ports: [{containerPort: 8080, hostPort: 8080}]\n'), line: 9 },
    ],
    good: [
      { code: podWith('ports:\n  - containerPort: 8080\n') },
      { code: podWith('ports: [{containerPort: 8080, hostPort: 0}]\n'), why: '0 means none' },
    ],
  },

  needs: ['hostPort'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      if (!isAdmission(facts) && booleanOf(get(pod.spec, 'hostNetwork')) === true) continue;
      for (const container of pod.containers) {
        for (const [index, port] of itemsOf(get(container.node, 'ports')).entries()) {
          const value = entryOf(port, 'hostPort')?.value;
          const number = integerOf(value);
          if (port.kind !== 'map' || !value || !number) continue;
          yield reportIn(container, [`ports[${stringOf(get(port, 'name')) ?? index}]`, 'hostPort'], {
            at: value.span,
            message: `${container.label} takes port ${number} on every node it runs on`,
            help: 'remove `hostPort` and expose the port with a Service',
            ...removeFix(doc, pod.resource, port, 'hostPort', 'unsafe'),
          });
        }
      }
    }
  },
});
