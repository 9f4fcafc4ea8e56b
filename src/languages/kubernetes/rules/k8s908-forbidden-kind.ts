import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { deploymentWith, podWith } from '../examples.ts';
import { isOfKind, pathIn } from '../facts.ts';

const settings = { policy: { forbiddenKinds: ['Pod', 'apps/v1beta1/*'] } };

export default defineRule<KubernetesDocument>({
  id: 'K8S908',
  name: 'forbidden-kind',
  title: 'kind forbidden by the configuration',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/overview/kubernetes-api/'],
  docs: {
    what: 'The kind of an object matches a pattern in `kubernetes.policy.forbiddenKinds`: `Kind`, `group/Kind` or `group/version/Kind`; the core group is omitted, as in `v1/Pod`.',
    why: 'Some kinds are reserved for cluster administrators, or are being phased out.',
    instead: 'Use another kind, or ask the cluster administrators.',
    exceptions: 'Without that key in the configuration the rule reports nothing.',
  },
  examples: {
    bad: [
      { code: podWith(''), line: 2, settings },
      { code: deploymentWith('').replace('apps/v1', 'apps/v1beta1'), line: 2, settings },
    ],
    good: [
      { code: deploymentWith(''), settings },
      { code: podWith(''), why: 'nothing is configured' },
    ],
  },

  *check(doc, { settings }) {
    const forbidden = settings.policy.forbiddenKinds ?? [];
    if (forbidden.length === 0) return;
    for (const resource of doc.resources) {
      if (!isOfKind(resource, forbidden)) continue;
      const { kind, label } = resource;
      yield {
        at: kind.span,
        message: `${label} has kind \`${kind.text}\`, which the configuration forbids`,
        help: 'use another kind',
        path: pathIn(resource, 'kind'),
      };
    }
  },
});
