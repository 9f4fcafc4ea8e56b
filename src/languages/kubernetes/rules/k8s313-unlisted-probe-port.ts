import { defineRule } from '../../../core/rule.ts';
import { integerOf, stringOf } from '../../yaml/scalars.ts';
import { get, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, reportIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S313',
  name: 'unlisted-probe-port',
  title: 'probe of an undeclared port',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error', 'kube-linter': 'error' },
  aliases: ['liveness-port', 'readiness-port', 'startup-port'],
  references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/'],
  docs: {
    what: 'A probe refers to a port name that the container does not declare. For an undeclared port number the finding is `info`, since declaring ports is optional.',
    why: 'The kubelet cannot resolve the name: the probe always fails, and the container is restarted or never receives traffic.',
    instead: 'Declare the port under that name, or correct the name.',
    exceptions: 'Containers in patches and templates.',
  },
  examples: {
    bad: [
      {
        code: podWith(
          'ports:\n  - {name: http, containerPort: 80}\nreadinessProbe:\n  httpGet: {path: /, port: htpp}\n',
        ),
        line: 12,
      },
      { code: podWith('livenessProbe:\n  tcpSocket: {port: web}\n'), line: 10 },
    ],
    good: [
      {
        code: podWith(
          'ports:\n  - {name: http, containerPort: 80}\nreadinessProbe:\n  httpGet: {path: /, port: http}\n',
        ),
      },
      { code: podWith('livenessProbe:\n  tcpSocket: {port: 80}\n'), why: 'no ports are listed' },
    ],
  },

  needs: ['httpGet', 'tcpSocket'],
  *check(doc, facts) {
    for (const container of containersOf(doc, facts)) {
      if (container.pod.resource.partial) continue;
      const ports = itemsOf(get(container.node, 'ports')).filter(
        (port) => (stringOf(get(port, 'protocol')) ?? 'TCP') === 'TCP',
      );
      for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
        for (const action of ['httpGet', 'tcpSocket']) {
          const port = get(get(get(container.node, probe), action), 'port');
          if (port?.kind !== 'scalar' || port.text === '' || isUnknown(doc, port)) continue;
          const number = integerOf(port) ?? (/^\d+$/.test(port.text) ? Number(port.text) : undefined);
          const listed = ports.some((one) =>
            number === undefined
              ? stringOf(get(one, 'name')) === port.text
              : integerOf(get(one, 'containerPort')) === number,
          );
          if (listed || (number !== undefined && ports.length === 0)) continue;
          yield reportIn(container, [probe, action, 'port'], {
            at: port.span,
            message: `the ${probe} of ${container.label} uses port \`${port.text}\`, which the container does not declare`,
            help: 'declare the port, or correct it',
            ...(number !== undefined && { severity: 'info' }),
          });
        }
      }
    }
  },
});
