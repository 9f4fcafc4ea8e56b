import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { isAdmission, podsOf, reportIn } from '../facts.ts';
import { hostPathsOf } from '../volumes.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S105',
  name: 'host-path',
  title: 'hostPath volume',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning', 'pss-baseline': 'warning', 'pss-restricted': 'warning', snyk: 'warning' },
  aliases: ['SNYK-CC-K8S-37', 'KSV-0023'],
  references: [
    'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  ],
  docs: {
    what: 'A volume of the pod is a `hostPath`.',
    why: 'The pod reads, and usually writes, files of the node: it can leave files for other pods, fill the disk, or take over the node. It also behaves differently on each node.',
    instead: 'Use a PersistentVolumeClaim, configMap, emptyDir or a CSI volume.',
    exceptions:
      'Container runtime sockets (K8S120), sensitive paths (K8S121) and writable mounts (K8S122) have their own, more severe findings, which replace this one.',
  },
  examples: {
    bad: [
      { code: podWith('', 'volumes:\n  - name: data\n    hostPath:\n      path: /srv/data\n'), line: 8 },
      { code: podWith('', 'volumes:\n  - {name: zone, hostPath: {path: /etc/localtime}}\n'), line: 7 },
    ],
    good: [
      { code: podWith('', 'volumes:\n  - name: data\n    persistentVolumeClaim:\n      claimName: data\n') },
      { code: podWith('', 'volumes:\n  - name: data\n    emptyDir: {}\n') },
    ],
  },

  needs: ['hostPath'],
  *check(doc, facts) {
    // K8S201, the control of volume types, takes over.
    if (facts.profile === 'pss-restricted') return;
    for (const pod of podsOf(doc, facts)) {
      for (const volume of hostPathsOf(doc, pod)) {
        if (!isAdmission(facts) && (volume.danger || volume.writableIn.length > 0)) continue;
        yield reportIn(pod, [`volumes[${volume.name}]`, 'hostPath'], {
          at: volume.key.span,
          message: `volume "${volume.name}" mounts ${volume.path ? `\`${volume.path}\`` : 'a path'} of the node`,
          help: 'use a PersistentVolumeClaim, configMap, emptyDir or CSI volume',
        });
      }
    }
  },
});
