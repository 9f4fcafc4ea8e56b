import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { deploymentWith, podWith } from '../examples.ts';
import { isOfKind, pathIn } from '../facts.ts';

const settings = { policy: { forbiddenKinds: ['Pod', 'apps/v1beta1/*'] } };

export default defineRule<KubernetesDocument>({
  id: 'K8S908',
  name: 'forbidden-kind',
  title: 'an object of a kind that is forbidden here',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/overview/kubernetes-api/'],
  docs: {
    what: 'An object is of a kind that a pattern of `kubernetes.policy.forbiddenKinds` names: `Kind`, `group/Kind` or `group/version/Kind`; the core group is left out, as in `v1/Pod`.',
    why: 'Some kinds are left to those who run the cluster, or are on their way out.',
    instead: 'Use another kind, or ask those who run the cluster.',
    exceptions: 'Without that key in the configuration the rule is silent.',
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
        message: `${label} is of kind \`${kind.text}\`, which is forbidden here`,
        help: 'use another kind',
        path: pathIn(resource, 'kind'),
      };
    }
  },
});
