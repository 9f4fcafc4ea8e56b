import { defineProjectRule } from '../../../core/rule.ts';
import { pathIn } from '../../kubernetes/facts.ts';
import { selects } from '../../kubernetes/selectors.ts';
import { hasSubstitution } from '../../kubernetes/template.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { entriesOf, entryOf, get, itemsOf } from '../../yaml/tree.ts';
import { clusterPaths, clustersOf, holdsKind, sameNamespace } from '../cluster.ts';

const policy = (label: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: web\nspec:\n  podSelector:\n    matchLabels: {${label}}\n  policyTypes: [Ingress]\n`;
const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\nspec: {containers: [{name: a, image: "a:1"}]}\n';

export default defineProjectRule({
  id: 'K8S510',
  name: 'network-policy-without-pods',
  title: 'network policy without matching pods',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning', 'kube-score': 'warning' },
  aliases: ['dangling-networkpolicy', 'networkpolicy-targets-pod'],
  references: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/'],
  docs: {
    what: '`podSelector` of a NetworkPolicy matches no pod that is applied with it.',
    why: 'The policy protects nothing, and the pods it is meant for remain open.',
    instead: 'Correct the labels.',
    exceptions: 'An empty selector, directories without any workload or with templates.',
  },
  examples: {
    bad: [
      { path: 'k8s/policy.yaml', code: policy('app: wbe'), line: 6, files: { 'k8s/web.yaml': pod } },
      { path: 'web.yaml', code: `${policy('tier: web')}---\n${pod}`, line: 6 },
    ],
    good: [
      { path: 'k8s/policy.yaml', code: policy('app: web'), files: { 'k8s/web.yaml': pod } },
      { path: 'k8s/policy.yaml', code: policy('app: wbe'), why: 'no workload is known' },
    ],
  },

  needs: ['kubernetes:kind:NetworkPolicy'],
  applies: (documents) => holdsKind(documents, /^NetworkPolicy$/),
  wants: clusterPaths,

  *checkAll(project) {
    for (const { doc, resources } of clustersOf(project)) {
      for (const one of doc.resources) {
        const selector = entryOf(get(one.root, 'spec'), 'podSelector');
        if (one.kind.text !== 'NetworkPolicy' || one.partial || !selector) continue;
        const wanted = entriesOf(get(selector.value, 'matchLabels'));
        if (wanted.length === 0 && itemsOf(get(selector.value, 'matchExpressions')).length === 0) continue;
        if (wanted.some(({ value }) => hasSubstitution(stringOf(value) ?? ''))) continue;
        const pods = resources.filter((other) => sameNamespace(other, one)).flatMap((other) => other.pods);
        const labels = pods.map((place) => get(place.metadata, 'labels'));
        if (!labels.some((map) => entriesOf(map).length > 0) || labels.some((map) => selects(selector.value, map)))
          continue;
        yield {
          file: doc.file.path,
          at: selector.key.span,
          message: `${one.label} selects no pod that is defined here`,
          help: 'correct the labels of `podSelector`',
          path: pathIn(one, 'spec', 'podSelector'),
        };
      }
    }
  },
});
