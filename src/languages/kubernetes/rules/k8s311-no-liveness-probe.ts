import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { deploymentWith } from '../examples.ts';
import { reportIn } from '../facts.ts';
import { withoutProbe } from '../probes.ts';

const PORTS = 'ports:\n  - containerPort: 8080\n';

export default defineRule<KubernetesDocument>({
  id: 'K8S311',
  name: 'no-liveness-probe',
  title: 'container without a liveness probe',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', snyk: 'info', 'kube-score': 'info' },
  aliases: ['SNYK-CC-K8S-41', 'CKV_K8S_8'],
  references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/'],
  docs: {
    what: 'A container with ports, in a long-running workload, has no `livenessProbe`.',
    why: 'Kubernetes restarts containers that exit, not those that hang in a deadlock.',
    instead:
      'Add a livenessProbe that does not depend on other services, so that their failure does not restart this one.',
    exceptions: 'Jobs, init containers, containers without ports, patches.',
  },
  examples: {
    bad: [
      { code: deploymentWith(PORTS), line: 15 },
      { code: deploymentWith(`${PORTS}readinessProbe:\n  tcpSocket: {port: 8080}\n`), line: 15 },
    ],
    good: [
      { code: deploymentWith(`${PORTS}livenessProbe:\n  httpGet: {path: /alive, port: 8080}\n`) },
      { code: deploymentWith('') },
    ],
  },

  needs: ['ports'],
  *check(doc, facts) {
    for (const container of withoutProbe(doc, facts, 'livenessProbe')) {
      yield reportIn(container, ['livenessProbe'], {
        at: container.at,
        message: `a hung ${container.label} is never restarted`,
        help: 'add a `livenessProbe` that does not depend on other services',
      });
    }
  },
});
