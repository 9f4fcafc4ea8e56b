import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { deploymentWith } from '../examples.ts';
import { reportIn } from '../facts.ts';
import { withoutProbe } from '../probes.ts';

const PORTS = 'ports:\n  - containerPort: 8080\n';

export default defineRule<KubernetesDocument>({
  id: 'K8S310',
  name: 'no-readiness-probe',
  title: 'container without a readiness probe',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', 'kube-score': 'warning' },
  aliases: ['CKV_K8S_9'],
  references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/'],
  docs: {
    what: 'A container with ports, in a long-running workload, has no `readinessProbe`.',
    why: 'Services send it requests as soon as its process exists, and a rollout continues before it works: users see errors on each deployment.',
    instead: 'Add a readinessProbe that queries the program itself.',
    exceptions: 'Jobs, init containers, containers without ports, patches.',
  },
  examples: {
    bad: [
      { code: deploymentWith(PORTS), line: 15 },
      { code: deploymentWith(`${PORTS}livenessProbe:\n  tcpSocket: {port: 8080}\n`), line: 15 },
    ],
    good: [
      { code: deploymentWith(`${PORTS}readinessProbe:\n  httpGet: {path: /ready, port: 8080}\n`) },
      { code: deploymentWith(''), why: 'no port, no traffic' },
    ],
  },

  needs: ['ports'],
  *check(doc, facts) {
    for (const container of withoutProbe(doc, facts, 'readinessProbe')) {
      yield reportIn(container, ['readinessProbe'], {
        at: container.at,
        message: `${container.label} gets traffic before it is ready`,
        help: 'add a `readinessProbe`',
      });
    }
  },
});
