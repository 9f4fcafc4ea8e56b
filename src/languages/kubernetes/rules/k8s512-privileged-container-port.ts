import { defineRule } from '../../../core/rule.ts';
import { integerOf } from '../../yaml/scalars.ts';
import { get, itemsOf } from '../../yaml/tree.ts';
import { capabilitiesOf } from '../capabilities.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, reportIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S512',
  name: 'privileged-container-port',
  title: 'container port below 1024',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['KSV-0117', 'privileged-ports'],
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted'],
  docs: {
    what: 'A `containerPort` is below 1024.',
    why: 'On older runtimes only root or a process with NET_BIND_SERVICE can listen there.',
    instead: 'Listen on 1024 or above; the Service may still offer port 80.',
    exceptions: 'Containers that add NET_BIND_SERVICE.',
  },
  examples: {
    bad: [
      { code: podWith('ports:\n  - containerPort: 80\n'), line: 10 },
      { code: podWith('ports: [{containerPort: 443}]\n'), line: 9 },
    ],
    good: [
      { code: podWith('ports:\n  - containerPort: 8080\n') },
      {
        code: podWith('ports: [{containerPort: 80}]\nsecurityContext: {capabilities: {add: [NET_BIND_SERVICE]}}\n'),
      },
    ],
  },

  needs: ['containerPort:low'],
  *check(doc, facts) {
    for (const container of containersOf(doc, facts)) {
      if (capabilitiesOf(container, 'add').some(({ name }) => name === 'NET_BIND_SERVICE')) continue;
      for (const port of itemsOf(get(container.node, 'ports'))) {
        const value = get(port, 'containerPort');
        const number = integerOf(value) ?? 0;
        if (!value || number < 1 || number >= 1024) continue;
        const message = `port ${number} of ${container.label} requires root or \`NET_BIND_SERVICE\` on older runtimes`;
        yield reportIn(container, ['ports'], { at: value.span, message, help: 'listen on 1024 or above' });
      }
    }
  },
});
