import { defineRule } from '../../../core/rule.ts';
import { isNull, stringOf } from '../../yaml/scalars.ts';
import { entriesOf, get, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { isAdmission, podsOf, reportIn } from '../facts.ts';
import { hasSubstitution } from '../template.ts';
import { replacementOf } from '../volumes.ts';

const ALLOWED = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);

export default defineRule<KubernetesDocument>({
  id: 'K8S201',
  name: 'unusual-volume-type',
  title: 'volume type forbidden by the restricted profile',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', 'pss-restricted': 'warning' },
  aliases: ['KSV-0028'],
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted'],
  docs: {
    what: 'A volume is not one of configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected, secret.',
    why: 'The kubelet mounts the other types itself with its own rights, they put storage addresses and credentials into the pod spec, and most of their drivers are no longer part of Kubernetes.',
    instead: 'Use a PersistentVolumeClaim or a CSI driver.',
    exceptions:
      'hostPath is reported by K8S105, types whose driver was removed from Kubernetes by K8S804. A volume without a source is an emptyDir.',
  },
  examples: {
    bad: [
      {
        code: podWith('', 'volumes:\n  - name: data\n    nfs:\n      server: nfs.internal\n      path: /data\n'),
        line: 8,
      },
      { code: podWith('', 'volumes: [{name: data, iscsi: {targetPortal: 10.0.0.7, iqn: iqn.a, lun: 0}}]\n'), line: 6 },
    ],
    good: [
      { code: podWith('', 'volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]\n') },
      { code: podWith('', 'volumes: [{name: data}]\n'), why: 'becomes an emptyDir' },
    ],
  },

  needs: ['volumes'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      for (const volume of itemsOf(get(pod.spec, 'volumes'))) {
        const name = stringOf(get(volume, 'name')) ?? '';
        for (const { key, value } of entriesOf(volume)) {
          const source = key.text;
          if (source === 'name' || ALLOWED.has(source) || isNull(value) || source.startsWith('$')) continue;
          if (hasSubstitution(source) || source.startsWith('PLIMS')) continue;
          if (!isAdmission(facts) && (source === 'hostPath' || replacementOf(source))) continue;
          yield reportIn(pod, [`volumes[${name}]`, source], {
            at: key.span,
            message: `volume "${name}" has type \`${source}\`, which the restricted profile forbids`,
            help: 'use a PersistentVolumeClaim or a CSI volume',
          });
        }
      }
    }
  },
});
