import { defineRule } from '../../../core/rule.ts';
import { integerOf, isNull, stringOf } from '../../yaml/scalars.ts';
import { entryOf, get, getIn } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { deploymentWith } from '../examples.ts';
import { pathIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S320',
  name: 'single-replica',
  title: 'single replica',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { 'kube-score': 'info' },
  aliases: ['deployment-replicas'],
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#scaling-a-deployment'],
  docs: {
    what: 'A Deployment or StatefulSet has fewer than two replicas, and no autoscaler in the same file scales it.',
    why: 'Draining its node causes an outage.',
    instead: 'Set `replicas: 2` or more.',
    exceptions: '`replicas: 0`, patches and templates.',
  },
  examples: {
    bad: [
      { code: deploymentWith(''), line: 5 },
      { code: deploymentWith('').replace('spec:\n', 'spec:\n  replicas: 1\n'), line: 6 },
    ],
    good: [
      { code: deploymentWith('').replace('spec:\n', 'spec:\n  replicas: 2\n') },
      { code: deploymentWith('').replace('spec:\n', 'spec:\n  replicas: 0\n') },
    ],
  },

  needs: ['kind:Deployment', 'kind:StatefulSet'],
  *check(doc) {
    const targets = doc.resources
      .filter(({ kind }) => /^(?:HorizontalPodAutoscaler|ScaledObject)$/.test(kind.text))
      .map(({ root }) => stringOf(getIn(root, ['spec', 'scaleTargetRef', 'name'])));
    for (const resource of doc.resources) {
      if (!/^(?:Deployment|StatefulSet)$/.test(resource.kind.text) || resource.partial) continue;
      const spec = entryOf(resource.root, 'spec');
      const node = get(spec?.value, 'replicas');
      const replicas = isNull(node) ? 1 : integerOf(node);
      if (!spec || replicas !== 1 || targets.includes(resource.name)) continue;
      yield {
        at: isNull(node) || !node ? spec.key.span : node.span,
        message: `${resource.label} has a single replica: draining its node causes an outage`,
        help: 'set `replicas: 2` or more',
        path: pathIn(resource, 'spec', 'replicas'),
      };
    }
  },
});
