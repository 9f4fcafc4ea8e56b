import { defineProjectRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { pathIn } from '../../kubernetes/facts.ts';
import { hasSubstitution } from '../../kubernetes/template.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { get, getIn } from '../../yaml/tree.ts';
import { clusterPaths, clustersOf, holdsKind, sameNamespace } from '../cluster.ts';

const hpa = (name: string): string =>
  `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: web\nspec:\n  maxReplicas: 5\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: ${name}\n`;
const deployment =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  selector: {matchLabels: {a: b}}\n  template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: "a:1"}]}}\n';

export default defineProjectRule({
  id: 'K8S327',
  name: 'hpa-without-target',
  title: 'autoscaler for a missing workload',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error', 'kube-score': 'error' },
  aliases: ['dangling-horizontalpodautoscaler', 'horizontalpodautoscaler-has-target'],
  references: ['https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/'],
  docs: {
    what: '`scaleTargetRef` of a HorizontalPodAutoscaler or ScaledObject names a workload that no manifest applied with it defines, although other workloads are defined there.',
    why: 'Nothing is ever scaled.',
    instead: 'Correct the kind or the name.',
    exceptions: 'Directories without any workload of that kind or with templates.',
  },
  examples: {
    bad: [
      { path: 'k8s/hpa.yaml', code: hpa('wbe'), line: 10, files: { 'k8s/web.yaml': deployment } },
      { path: 'web.yaml', code: `${hpa('shop')}---\n${deployment}`, line: 10 },
    ],
    good: [
      { path: 'k8s/hpa.yaml', code: hpa('web'), files: { 'k8s/web.yaml': deployment } },
      { path: 'k8s/hpa.yaml', code: hpa('web'), why: 'no workload is known' },
    ],
  },

  needs: ['kubernetes:kind:HorizontalPodAutoscaler', 'kubernetes:kind:ScaledObject'],
  applies: (documents) => holdsKind(documents, /^(?:HorizontalPodAutoscaler|ScaledObject)$/),
  wants: clusterPaths,

  *checkAll(project) {
    for (const { doc, resources } of clustersOf(project)) {
      for (const one of doc.resources) {
        if (!/^(?:HorizontalPodAutoscaler|ScaledObject)$/.test(one.kind.text) || one.partial) continue;
        const target = getIn(one.root, ['spec', 'scaleTargetRef']);
        const node = get(target, 'name');
        const name = stringOf(node);
        const kind = stringOf(get(target, 'kind')) ?? 'Deployment';
        if (!node || !name || hasSubstitution(name)) continue;
        const names = resources
          .filter((other) => other.kind.text === kind && sameNamespace(other, one))
          .flatMap((other) => other.name ?? []);
        if (names.length === 0 || names.includes(name) || names.some(hasSubstitution)) continue;
        const near = nearest(name, names);
        yield {
          file: doc.file.path,
          at: node.span,
          message: `${one.label} scales ${kind} \`${name}\`, which no manifest here defines`,
          help: near ? `did you mean \`${near}\`?` : 'correct the name',
          path: pathIn(one, 'spec', 'scaleTargetRef', 'name'),
        };
      }
    }
  },
});
