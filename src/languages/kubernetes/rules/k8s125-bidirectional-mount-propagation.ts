import { defineRule } from '../../../core/rule.ts';
import { booleanOf, stringOf } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { ownSetting, podsOf, reportIn } from '../facts.ts';
import { hostPathsOf, mountsOf } from '../volumes.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S125',
  name: 'bidirectional-mount-propagation',
  title: 'bidirectional mount propagation',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning', snyk: 'info' },
  aliases: ['SNYK-CC-K8S-38'],
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation'],
  docs: {
    what: 'A volume mount has `mountPropagation: Bidirectional`.',
    why: 'Mounts that the container makes below that path appear on the node and in other pods, and remain when the pod is gone.',
    instead: 'Remove it, or use `HostToContainer`.',
    exceptions:
      'Storage drivers need it: the finding is `info` for a privileged container with a volume below `/var/lib/kubelet`.',
  },
  examples: {
    bad: [
      {
        code: podWith('volumeMounts:\n  - name: data\n    mountPath: /data\n    mountPropagation: Bidirectional\n'),
        line: 12,
      },
      { code: podWith('volumeMounts: [{name: data, mountPath: /data, mountPropagation: Bidirectional}]\n'), line: 9 },
    ],
    good: [
      { code: podWith('volumeMounts: [{name: data, mountPath: /data, mountPropagation: HostToContainer}]\n') },
      { code: podWith('volumeMounts: [{name: data, mountPath: /data}]\n') },
    ],
  },

  needs: ['mountPropagation'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      const kubelet = hostPathsOf(doc, pod).some(({ path }) => path?.startsWith('/var/lib/kubelet'));
      for (const container of pod.containers) {
        const privileged = booleanOf(ownSetting(container, 'privileged')?.value) === true;
        for (const { node, name } of mountsOf(container)) {
          const value = get(node, 'mountPropagation');
          if (!value || stringOf(value) !== 'Bidirectional') continue;
          yield reportIn(container, [`volumeMounts[${name.text}]`, 'mountPropagation'], {
            at: value.span,
            message: `mounts that ${container.label} makes appear on the node`,
            help: 'remove `mountPropagation`, or use `HostToContainer`',
            ...(privileged && kubelet && { severity: 'info' }),
          });
        }
      }
    }
  },
});
