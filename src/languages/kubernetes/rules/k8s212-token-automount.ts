import { defineRule } from '../../../core/rule.ts';
import { booleanOf, stringOf } from '../../yaml/scalars.ts';
import { entryOf, get, getIn, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument, Resource } from '../document.ts';
import { podWith } from '../examples.ts';
import { podsOf, reportIn } from '../facts.ts';

const PATH = ['automountServiceAccountToken'];

export default defineRule<KubernetesDocument>({
  id: 'K8S212',
  name: 'token-automount',
  title: 'unused API token mounted',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: ['CKV_K8S_38', 'KSV-0036'],
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  ],
  docs: {
    what: 'A pod that uses the default ServiceAccount leaves `automountServiceAccountToken` on.',
    why: 'Each container gets a token for the API server. An attacker in it can explore the cluster with every right ever granted to that account.',
    instead: 'Set `automountServiceAccountToken: false` on the pod.',
    exceptions:
      'Pods with their own ServiceAccount: it exists because they use the API. A ServiceAccount in the same file that disables the token.',
  },
  examples: {
    bad: [
      { code: podWith(''), line: 5 },
      { code: podWith('', 'automountServiceAccountToken: true\n'), line: 6 },
    ],
    good: [
      { code: podWith('', 'automountServiceAccountToken: false\n') },
      { code: podWith('', 'serviceAccountName: reader\n'), why: 'its own account' },
    ],
  },

  needs: ['spec'],
  *check(doc, facts) {
    const switchedOff = doc.resources.filter(isSwitchedOff);
    for (const pod of podsOf(doc, facts)) {
      const entry = entryOf(pod.spec, 'automountServiceAccountToken');
      const value = booleanOf(entry?.value);
      if (value === false || (!entry && pod.resource.partial)) continue;
      const account = stringOf(get(pod.spec, 'serviceAccountName')) ?? stringOf(get(pod.spec, 'serviceAccount'));
      if (account && account !== 'default') continue;
      if (!entry && switchedOff.some(({ namespace }) => namespace === pod.resource.namespace)) continue;
      if (mountsToken(pod.spec)) continue;
      yield reportIn(pod, PATH, {
        at: entry?.value.span ?? pod.at,
        message: 'an API token is mounted, but nothing here uses it',
        help: 'disable it: `automountServiceAccountToken: false`',
      });
    }
  },
});

/** The default account of a namespace that does not mount a token. */
function isSwitchedOff(resource: Resource): boolean {
  return (
    resource.kind.text === 'ServiceAccount' &&
    resource.name === 'default' &&
    booleanOf(get(resource.root, 'automountServiceAccountToken')) === false
  );
}

/** A projected token is requested explicitly: the pod uses the API. */
function mountsToken(spec: Parameters<typeof get>[0]): boolean {
  return itemsOf(get(spec, 'volumes')).some((volume) =>
    itemsOf(getIn(volume, ['projected', 'sources'])).some((source) => get(source, 'serviceAccountToken')),
  );
}
