import { defineRule } from '../../../core/rule.ts';
import { booleanOf } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { podsOf, reportIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S127',
  name: 'shared-process-namespace',
  title: 'shared process namespace',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: [],
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/'],
  docs: {
    what: 'A pod with several containers sets `shareProcessNamespace: true`.',
    why: 'Each container sees the processes, arguments and environment of the others, and their files through `/proc/*/root`.',
    instead: 'Remove it.',
  },
  examples: {
    bad: [
      { code: podWith('', 'shareProcessNamespace: true\ninitContainers: [{name: a, image: "a:1"}]\n'), line: 6 },
      { code: `${podWith('', 'shareProcessNamespace: true\n')}    - {name: b, image: "b:1"}\n`, line: 6 },
    ],
    good: [
      { code: podWith('', 'shareProcessNamespace: true\n'), why: 'a single container' },
      { code: podWith('', 'shareProcessNamespace: false\n') },
    ],
  },

  needs: ['shareProcessNamespace'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      const value = get(pod.spec, 'shareProcessNamespace');
      if (!value || booleanOf(value) !== true || pod.containers.length < 2) continue;
      const message = 'the containers in this pod can see each other’s processes and environment';
      yield reportIn(pod, ['shareProcessNamespace'], {
        at: value.span,
        message,
        help: 'remove `shareProcessNamespace`',
      });
    }
  },
});
