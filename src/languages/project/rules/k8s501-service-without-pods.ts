import { defineProjectRule } from '../../../core/rule.ts';
import { pathIn } from '../../kubernetes/facts.ts';
import { selectsLabels } from '../../kubernetes/selectors.ts';
import { hasSubstitution } from '../../kubernetes/template.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { entriesOf, entryOf, get, getIn, type YamlNode } from '../../yaml/tree.ts';
import { clusterPaths, clustersOf, holdsKind, sameNamespace } from '../cluster.ts';

const service = (selector: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector:\n    ${selector}\n  ports: [{port: 80}]\n`;
const deployment =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  selector: {matchLabels: {app: web}}\n  template:\n    metadata: {labels: {app: web, tier: front}}\n    spec: {containers: [{name: a, image: "a:1"}]}\n';

export default defineProjectRule({
  id: 'K8S501',
  name: 'service-without-pods',
  title: 'Service without matching pods',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning', 'kube-linter': 'warning', 'kube-score': 'warning' },
  aliases: ['dangling-service', 'service-targets-pod'],
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service'],
  docs: {
    what: 'No pod template applied with the Service matches its selector. All manifests in the same directory tree (`k8s`, `deploy`, `manifests` …, or the directory of the file) are read from the index.',
    why: 'The Service has no endpoints: every connection to it fails.',
    instead: 'Correct the labels.',
    exceptions:
      'Directories without any workload or with templates, Services without a selector, type ExternalName, patches.',
  },
  examples: {
    bad: [
      { path: 'k8s/service.yaml', code: service('app: wev'), line: 6, files: { 'k8s/app/web.yaml': deployment } },
      { path: 'web.yaml', code: `${service('app: shop')}---\n${deployment}`, line: 6 },
    ],
    good: [
      { path: 'k8s/service.yaml', code: service('app: web'), files: { 'k8s/app/web.yaml': deployment } },
      { path: 'k8s/service.yaml', code: service('app: other'), why: 'no workload is known' },
    ],
  },

  needs: ['kubernetes:kind:Service'],
  applies: (documents) => holdsKind(documents, /^Service$/),
  wants: clusterPaths,

  *checkAll(project) {
    for (const { doc, resources } of clustersOf(project)) {
      for (const one of doc.resources) {
        const spec = get(one.root, 'spec');
        const selector = entryOf(spec, 'selector');
        if (one.kind.text !== 'Service' || one.group !== '' || one.partial || !selector) continue;
        if (entriesOf(selector.value).length === 0 || stringOf(get(spec, 'type')) === 'ExternalName') continue;
        if (entriesOf(selector.value).some(({ value }) => hasSubstitution(stringOf(value) ?? ''))) continue;
        const pods = resources.filter((other) => sameNamespace(other, one)).flatMap((other) => other.pods);
        const labels = pods.map((pod) => get(pod.metadata, 'labels'));
        if (!labels.some((map) => entriesOf(map).length > 0)) continue;
        if (labels.some((map) => selectsLabels(selector.value, map))) continue;
        const near = nearestLabels(selector.value, labels);
        yield {
          file: doc.file.path,
          at: selector.key.span,
          message: `no pod here matches the selector \`${shown(selector.value)}\` of ${one.label}`,
          help: near ? `use the labels of the closest pods: \`${shown(near)}\`` : 'correct the labels',
          path: pathIn(one, 'spec', 'selector'),
        };
      }
    }
  },
});

function shown(map: YamlNode | undefined): string {
  return entriesOf(map)
    .map(({ key, value }) => `${key.text}: ${stringOf(value) ?? ''}`)
    .join(', ');
}

/** The labels that share most keys with the selector. */
function nearestLabels(selector: YamlNode, labels: readonly (YamlNode | undefined)[]): YamlNode | undefined {
  const keys = entriesOf(selector).map(({ key }) => key.text);
  const shared = (map: YamlNode | undefined): number => keys.filter((key) => getIn(map, [key])).length;
  return [...labels].sort((a, b) => shared(b) - shared(a))[0];
}
