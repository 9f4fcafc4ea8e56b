import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { podsOf, reportIn } from '../facts.ts';
import { podRefusals } from '../refusals/pod.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S063',
  name: 'refused-pod',
  title: 'pod refused by the API server',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/'],
  docs: {
    what: 'The pod matches the schema, but the API server still refuses it: it has no containers, a container has no image, the name of a container or volume is not a DNS label, a volume or variable has two sources, a limit is set for a resource that does not exist, or a number is out of range.',
    why: 'The object is not applied. A controller that creates the pods reports the error only in its events.',
    instead: 'Correct the field in the message.',
    exceptions:
      'Fields missing from patches and templates, and values filled in elsewhere. Other server checks have their own rules (K8S004, K8S050 to K8S062).',
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
