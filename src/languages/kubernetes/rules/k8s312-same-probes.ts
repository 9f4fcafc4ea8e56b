import { defineRule } from '../../../core/rule.ts';
import { entriesOf, entryOf, get, itemsOf, resolve, type YamlNode } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, reportIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S312',
  name: 'same-probes',
  title: 'identical liveness and readiness probes',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', 'kube-score': 'warning' },
  aliases: ['pod-probes-identical'],
  references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/'],
  docs: {
    what: '`livenessProbe` and `readinessProbe` of a container are equal in every field.',
    why: 'As soon as a busy container stops being ready, it is also restarted, and its load moves to the others: a short slowdown becomes an outage.',
    instead: 'Give the liveness probe a higher `failureThreshold` or its own endpoint.',
  },
  examples: {
    bad: [
      {
        code: podWith('livenessProbe:\n  tcpSocket: {port: 80}\nreadinessProbe:\n  tcpSocket: {port: 80}\n'),
        line: 9,
      },
      {
        code: podWith(
          'readinessProbe: {httpGet: {path: /, port: 80}}\nlivenessProbe: {httpGet: {port: 80, path: /}}\n',
        ),
        line: 10,
      },
    ],
    good: [
      {
        code: podWith(
          'livenessProbe: {tcpSocket: {port: 80}, failureThreshold: 10}\nreadinessProbe: {tcpSocket: {port: 80}}\n',
        ),
      },
      { code: podWith('readinessProbe: {tcpSocket: {port: 80}}\n') },
    ],
  },

  needs: ['livenessProbe'],
  *check(doc, facts) {
    for (const container of containersOf(doc, facts)) {
      const liveness = entryOf(container.node, 'livenessProbe');
      const readiness = get(container.node, 'readinessProbe');
      if (!liveness || !readiness || doc.template || entriesOf(readiness).length === 0) continue;
      if (fingerprint(liveness.value) !== fingerprint(readiness)) continue;
      yield reportIn(container, ['livenessProbe'], {
        at: liveness.key.span,
        message: `the same probe controls both traffic to ${container.label} and its restart`,
        help: 'give the liveness probe a higher `failureThreshold` or its own endpoint',
      });
    }
  },
});

/** The content of a node, keys sorted. */
function fingerprint(node: YamlNode | undefined): string {
  const value = resolve(node);
  if (value?.kind === 'map') {
    const parts = entriesOf(value).map((entry) => `${entry.key.text}:${fingerprint(entry.value)}`);
    return `{${parts.sort().join()}}`;
  }
  return value?.kind === 'sequence' ? `[${itemsOf(value).map(fingerprint).join()}]` : JSON.stringify(value?.text);
}
