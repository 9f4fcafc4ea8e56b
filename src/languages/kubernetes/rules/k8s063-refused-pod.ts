import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { podsOf, reportIn } from '../facts.ts';
import { podRefusals } from '../refusals/pod.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S063',
  name: 'refused-pod',
  title: 'a pod that the API server refuses',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/'],
  docs: {
    what: 'The schema is met, and the API server still refuses the pod: it has no containers, a container has no image, the name of a container or volume is no DNS label, a volume or variable has two sources, a limit is set for a resource that does not exist, a number is out of range.',
    why: 'Nothing of the object is applied. A controller that makes the pods reports it in its events alone.',
    instead: 'Correct what the message names.',
    exceptions:
      'What is absent in patches and templates, and what something else fills in. Further checks of the server have rules of their own (K8S004, K8S050 to K8S062).',
  },
  examples: {
    bad: [
      { code: podWith('resources:\n  limits:\n    memroy: 1Gi\n'), line: 11 },
      { code: podWith('', 'volumes:\n  - name: My_Data\n    emptyDir: {}\n'), line: 7 },
      { code: podWith('', 'volumes:\n  - name: data\n    emptyDir: {}\n    configMap: {name: a}\n'), line: 9 },
      {
        code: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n',
        line: 7,
        why: 'the image is missing',
      },
    ],
    good: [
      { code: podWith('resources:\n  limits:\n    memory: 1Gi\n    nvidia.com/gpu: 1\n') },
      { code: podWith('', 'volumes:\n  - name: data\n    emptyDir: {}\n') },
    ],
  },

  needs: ['has:container', 'containers'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts))
      for (const { at, message, help, steps } of podRefusals(doc, pod))
        yield reportIn(pod, steps, { at, message, help });
  },
});
