import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, minorOf, reportIn } from '../facts.ts';
import { removeFix } from '../fixes.ts';

const HANDLERS = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];

export default defineRule<KubernetesDocument>({
  id: 'K8S114',
  name: 'probe-of-another-host',
  title: 'probe or hook that targets another host',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error', 'pss-baseline': 'error', 'pss-restricted': 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
  docs: {
    what: 'An `httpGet` or `tcpSocket` of a probe or lifecycle hook sets `host` (Kubernetes 1.34 and later).',
    why: 'The kubelet connects to that host from the node: the pod is considered healthy depending on something else, and the author of a manifest can reach hosts that only nodes should reach.',
    instead: 'Remove `host`. Set a virtual host name in `httpHeaders`.',
  },
  examples: {
    bad: [
      {
        code: podWith('livenessProbe:\n  httpGet:\n    path: /\n    port: 80\n    host: example.com\n'),
        line: 13,
        fixed: podWith('livenessProbe:\n  httpGet:\n    path: /\n    port: 80\n'),
      },
      { code: podWith('readinessProbe:\n  tcpSocket: {host: 127.0.0.1, port: 80}\n'), line: 10 },
    ],
    good: [
      { code: podWith('livenessProbe:\n  httpGet:\n    path: /\n    port: 80\n') },
      {
        code: podWith(
          'livenessProbe:\n  httpGet:\n    path: /\n    port: 80\n    httpHeaders: [{name: Host, value: example.com}]\n',
        ),
      },
    ],
  },

  needs: ['host'],
  *check(doc, facts) {
    if (minorOf(facts) < 34) return;
    for (const container of containersOf(doc, facts)) {
      for (const steps of HANDLERS) {
        const handler = steps.reduce<ReturnType<typeof get>>((node, step) => get(node, step), container.node);
        for (const kind of ['httpGet', 'tcpSocket']) {
          const action = get(handler, kind);
          const node = get(action, 'host');
          const host = stringOf(node);
          if (action?.kind !== 'map' || !node || !host || isUnknown(doc, node)) continue;
          yield reportIn(container, [...steps, kind, 'host'], {
            at: node.span,
            message: `the ${steps.at(-1)} of ${container.label} targets \`${host}\` instead of the pod`,
            help: 'remove `host`; set a virtual host name in `httpHeaders`',
            ...removeFix(doc, container.pod.resource, action, 'host', 'unsafe'),
          });
        }
      }
    }
  },
});
