import { defineProjectRule } from '../../../core/rule.ts';
import { pathIn } from '../../kubernetes/facts.ts';
import { hasSubstitution } from '../../kubernetes/template.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { get, getIn } from '../../yaml/tree.ts';
import { clusterPaths, clustersOf, holdsKind, objectsOf } from '../cluster.ts';

const stateful = (name: string): string =>
  `apiVersion: apps/v1\nkind: StatefulSet\nmetadata:\n  name: db\nspec:\n  serviceName: ${name}\n  selector: {matchLabels: {a: b}}\n  template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: "a:1"}]}}\n`;
const service = (spec: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: db}\nspec: {${spec}selector: {a: b}}\n`;

export default defineProjectRule({
  id: 'K8S334',
  name: 'missing-headless-service',
  title: 'StatefulSet without a headless Service',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning', 'kube-score': 'warning' },
  aliases: ['statefulset-has-servicename'],
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations'],
  docs: {
    what: '`serviceName` of a StatefulSet names a Service that is not applied with it or is not headless (`clusterIP: None`).',
    why: 'The pods get no individual DNS names, so members of a cluster cannot find each other.',
    instead: 'Add the Service with `clusterIP: None`.',
    exceptions: 'Directories without any Service or with templates.',
  },
  examples: {
    bad: [
      {
        path: 'k8s/db.yaml',
        code: stateful('dbs'),
        line: 6,
        files: { 'k8s/service.yaml': service('clusterIP: None, ') },
      },
      { path: 'db.yaml', code: `${stateful('db')}---\n${service('')}`, line: 6, why: 'not headless' },
    ],
    good: [
      { path: 'k8s/db.yaml', code: stateful('db'), files: { 'k8s/service.yaml': service('clusterIP: None, ') } },
      { path: 'k8s/db.yaml', code: stateful('db'), why: 'no Service is known' },
    ],
  },

  needs: ['kubernetes:kind:StatefulSet'],
  applies: (documents) => holdsKind(documents, /^StatefulSet$/),
  wants: clusterPaths,

  *checkAll(project) {
    for (const cluster of clustersOf(project)) {
      for (const one of cluster.doc.resources) {
        const node = getIn(one.root, ['spec', 'serviceName']);
        const name = stringOf(node);
        if (one.kind.text !== 'StatefulSet' || one.partial || !node || !name || hasSubstitution(name)) continue;
        const services = objectsOf(cluster, 'Service', one).filter(({ group }) => group === '');
        if (services.length === 0 || services.some((other) => hasSubstitution(other.name ?? ''))) continue;
        const found = services.filter((other) => other.name === name);
        const headless = found.some(
          (other) => other.partial || stringOf(get(get(other.root, 'spec'), 'clusterIP')) === 'None',
        );
        if (headless) continue;
        yield {
          file: cluster.doc.file.path,
          at: node.span,
          message:
            found.length > 0
              ? `the Service \`${name}\` is not headless: the pods of ${one.label} get no DNS names of their own`
              : `no headless Service \`${name}\` here: the pods of ${one.label} get no DNS names of their own`,
          help:
            found.length > 0
              ? 'make the Service headless: `clusterIP: None`'
              : 'add a headless Service: `clusterIP: None`',
          path: pathIn(one, 'spec', 'serviceName'),
        };
      }
    }
  },
});
