import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { podsOf, reportIn } from '../facts.ts';
import { hostPathsOf } from '../volumes.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S120',
  name: 'runtime-socket-mount',
  title: 'container runtime socket mounted',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error', snyk: 'error', 'kube-linter': 'error' },
  aliases: ['SNYK-CC-K8S-2', 'CKV_K8S_27', 'KSV-0006', 'docker-sock'],
  references: [
    'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    'https://docs.docker.com/engine/security/#docker-daemon-attack-surface',
  ],
  docs: {
    what: 'A hostPath volume is the socket of Docker, containerd, CRI-O, Podman, k3s or BuildKit, or the directory that holds only that socket.',
    why: 'The socket has no access control: anything that can write to it can start a privileged container and become root on the node.',
    instead:
      'Build with a rootless builder or a build service; read container data through the API server or a filtering proxy.',
    exceptions: 'The finding is `info` for a volume that no container mounts.',
  },
  examples: {
    bad: [
      {
        code: podWith(
          'volumeMounts:\n  - {name: docker, mountPath: /var/run/docker.sock}\n',
          'volumes:\n  - name: docker\n    hostPath:\n      path: /var/run/docker.sock\n',
        ),
        line: 9,
      },
      { code: podWith('', 'volumes:\n  - {name: c, hostPath: {path: /run/containerd/}}\n'), line: 7 },
    ],
    good: [
      { code: podWith('', 'volumes:\n  - {name: cache, emptyDir: {}}\n') },
      { code: podWith('', 'volumes:\n  - {name: data, hostPath: {path: /srv/docker.sock.d}}\n') },
    ],
  },

  needs: ['hostPath'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      for (const { name, path, pathNode, danger, mounts } of hostPathsOf(doc, pod)) {
        if (danger !== 'socket' || !pathNode) continue;
        yield reportIn(pod, [`volumes[${name}]`, 'hostPath', 'path'], {
          at: pathNode.span,
          message: `\`${path}\` gives access to the container runtime, which means root on the node`,
          help: `remove volume "${name}"; use a build service, or a proxy that filters requests`,
          ...(mounts.length === 0 && { severity: 'info' }),
        });
      }
    }
  },
});
