import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { podsOf, reportIn } from '../facts.ts';
import { hostPathsOf } from '../volumes.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S121',
  name: 'sensitive-host-path',
  title: 'sensitive host path mounted',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error', snyk: 'warning', 'kube-linter': 'error' },
  aliases: ['KSV-0121', 'sensitive-host-mounts'],
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/#hostpath'],
  docs: {
    what: 'A hostPath volume is `/`, `/etc`, `/proc`, `/sys`, `/var/lib/kubelet`, `/root` or another directory of the operating system or of Kubernetes itself.',
    why: 'These directories hold kubelet keys, tokens of all pods on the node, password files and devices. Read access is often enough to take over the cluster; write access always is.',
    instead: 'Mount only the file that is needed, read-only.',
  },
  examples: {
    bad: [
      { code: podWith('', 'volumes:\n  - name: etc\n    hostPath:\n      path: /etc\n'), line: 9 },
      { code: podWith('', 'volumes:\n  - {name: pods, hostPath: {path: /var/lib/kubelet/pods}}\n'), line: 7 },
    ],
    good: [
      { code: podWith('', 'volumes:\n  - {name: zone, hostPath: {path: /etc/localtime}}\n') },
      { code: podWith('', 'volumes:\n  - {name: data, hostPath: {path: /srv/data}}\n') },
    ],
  },

  needs: ['hostPath'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      for (const { name, path, pathNode, danger } of hostPathsOf(doc, pod)) {
        if (danger !== 'sensitive' || !pathNode) continue;
        yield reportIn(pod, [`volumes[${name}]`, 'hostPath', 'path'], {
          at: pathNode.span,
          message: `volume "${name}" gives the pod access to \`${path}\` of the node`,
          help: 'mount only the file that is needed, with `readOnly: true`',
        });
      }
    }
  },
});
