import { defineRule } from '../../../core/rule.ts';
import { booleanOf, stringOf } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { podsOf, reportIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S614',
  name: 'default-service-account',
  title: 'pod with the default ServiceAccount',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['CKV_K8S_41'],
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/'],
  docs: {
    what: 'The pod uses the ServiceAccount `default`, explicitly or implicitly, and does not disable its token.',
    why: 'All such pods in the namespace share one account: rights for one are rights for all.',
    instead: 'Create a separate account for the workload.',
  },
  examples: {
    bad: [
      { code: podWith(''), line: 5 },
      { code: podWith('', 'serviceAccountName: default\n'), line: 6 },
    ],
    good: [
      { code: podWith('', 'serviceAccountName: web\n') },
      { code: podWith('', 'automountServiceAccountToken: false\n') },
    ],
  },

  needs: ['spec'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      if (booleanOf(get(pod.spec, 'automountServiceAccountToken')) === false) continue;
      const node = get(pod.spec, 'serviceAccountName') ?? get(pod.spec, 'serviceAccount');
      const name = stringOf(node);
      if (name ? name !== 'default' : pod.resource.partial) continue;
      yield reportIn(pod, ['serviceAccountName'], {
        at: name && node ? node.span : pod.at,
        message: 'this pod uses the default ServiceAccount of its namespace',
        help: 'create a separate account for it: `serviceAccountName: <name>`',
      });
    }
  },
});
