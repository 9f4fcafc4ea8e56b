import { defineProjectRule } from '../../../core/rule.ts';
import type { Resource } from '../../kubernetes/document.ts';
import { pathIn } from '../../kubernetes/facts.ts';
import { selects } from '../../kubernetes/selectors.ts';
import { hasSubstitution } from '../../kubernetes/template.ts';
import { booleanOf, stringOf } from '../../yaml/scalars.ts';
import { entriesOf, entryOf, get, getIn, itemsOf, type YamlNode } from '../../yaml/tree.ts';
import { clusterPaths, clustersOf, holdsKind, sameNamespace } from '../cluster.ts';

const KINDS = /^(?:Service|Pod)Monitor$/;
const monitor = (label: string, kind = 'ServiceMonitor'): string =>
  `apiVersion: monitoring.coreos.com/v1\nkind: ${kind}\nmetadata:\n  name: web\nspec:\n  selector:\n    matchLabels: {${label}}\n`;
const service =
  'apiVersion: v1\nkind: Service\nmetadata: {name: web, labels: {app: web}}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n';
const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\nspec: {containers: [{name: a, image: "a:1"}]}\n';

export default defineProjectRule({
  id: 'K8S515',
  name: 'monitor-without-targets',
  title: 'monitor without matching targets',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: ['dangling-servicemonitor'],
  references: ['https://prometheus-operator.dev/docs/developer/getting-started/'],
  docs: {
    what: 'The selector of a ServiceMonitor matches no Service that is applied with it (PodMonitor: no pod), or matches only Services in a namespace that `namespaceSelector` does not include. The selector is compared with the labels in the `metadata` of the Service, not with its selector.',
    why: 'Prometheus scrapes nothing, and an alert on a missing series never fires.',
    instead: 'Correct the labels, or name the namespace in `namespaceSelector.matchNames`.',
    exceptions:
      'Directories without any labelled Service or pod or with templates, kustomizations that add labels, patches. An empty selector matches everything.',
  },
  examples: {
    bad: [
      { path: 'k8s/monitor.yaml', code: monitor('app: wbe'), line: 6, files: { 'k8s/web.yaml': service } },
      { path: 'monitor.yaml', code: `${monitor('tier: web', 'PodMonitor')}---\n${pod}`, line: 6 },
    ],
    good: [
      { path: 'k8s/monitor.yaml', code: monitor('app: web'), files: { 'k8s/web.yaml': service } },
      { path: 'k8s/monitor.yaml', code: monitor('app: wbe'), why: 'no Service is known' },
    ],
  },

  needs: ['kubernetes:kind:ServiceMonitor', 'kubernetes:kind:PodMonitor'],
  applies: (documents) => holdsKind(documents, KINDS),
  wants: clusterPaths,

  *checkAll(project) {
    for (const { doc, resources, labelled } of clustersOf(project)) {
      if (labelled) continue;
      for (const one of doc.resources) {
        const selector = entryOf(get(one.root, 'spec'), 'selector');
        if (!KINDS.test(one.kind.text) || one.group !== 'monitoring.coreos.com' || one.partial || !selector) continue;
        const wanted = entriesOf(get(selector.value, 'matchLabels'));
        if (wanted.length === 0 && itemsOf(get(selector.value, 'matchExpressions')).length === 0) continue;
        if (wanted.some(({ value }) => hasSubstitution(stringOf(value) ?? ''))) continue;
        const what = one.kind.text === 'PodMonitor' ? 'pod' : 'Service';
        const targets = targetsOf(resources, what).filter(({ labels }) => entriesOf(labels).length > 0);
        const matching = targets.filter(({ labels }) => selects(selector.value, labels));
        if (matching.some(({ resource }) => reaches(one, resource))) continue;
        const [elsewhere] = matching;
        if (!elsewhere && !targets.some(({ resource }) => reaches(one, resource))) continue;
        const namespace = elsewhere?.resource.namespace ?? '';
        yield {
          file: doc.file.path,
          at: selector.key.span,
          message: elsewhere
            ? `${one.label} does not reach ${elsewhere.resource.label} in namespace \`${namespace}\``
            : `${one.label} selects no ${what} that is defined here`,
          help: elsewhere
            ? `include the namespace: \`namespaceSelector: {matchNames: [${namespace}]}\``
            : `correct the labels of \`selector\`, which are compared with \`metadata.labels\` of each ${what}`,
          path: pathIn(one, 'spec', 'selector'),
        };
      }
    }
  },
});

interface Target {
  readonly resource: Resource;
  readonly labels: YamlNode | undefined;
}

function targetsOf(resources: readonly Resource[], what: 'pod' | 'Service'): Target[] {
  return resources.flatMap((resource) => {
    if (what === 'pod') return resource.pods.map(({ metadata }) => ({ resource, labels: get(metadata, 'labels') }));
    const labels = getIn(resource.root, ['metadata', 'labels']);
    return resource.kind.text === 'Service' && resource.group === '' ? [{ resource, labels }] : [];
  });
}

/** Whether a monitor covers the namespace of an object. */
function reaches(monitor: Resource, target: Resource): boolean {
  const namespaces = getIn(monitor.root, ['spec', 'namespaceSelector']);
  if (booleanOf(get(namespaces, 'any')) === true) return true;
  const names = itemsOf(get(namespaces, 'matchNames')).flatMap((name) => stringOf(name) ?? []);
  if (names.length === 0) return sameNamespace(monitor, target);
  return target.namespace === undefined || names.some((name) => name === target.namespace || hasSubstitution(name));
}
