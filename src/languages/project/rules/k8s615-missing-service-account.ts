import { defineProjectRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { pathBelow } from '../../kubernetes/facts.ts';
import { hasSubstitution } from '../../kubernetes/template.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import { clusterPaths, clustersOf, objectsOf } from '../cluster.ts';
import { manifestsIn } from '../manifests.ts';

const pod = (account: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  serviceAccountName: ${account}\n  containers: [{name: a, image: "a:1"}]\n`;
const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web}\n';

export default defineProjectRule({
  id: 'K8S615',
  name: 'missing-service-account',
  title: 'missing ServiceAccount',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning', 'kube-linter': 'warning' },
  aliases: ['non-existent-service-account'],
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/'],
  docs: {
    what: '`serviceAccountName` names an account that no manifest applied with the pod defines, although other accounts are defined there.',
    why: 'The pod is not created until the account exists.',
    instead: 'Correct the name, or add the account.',
    exceptions: 'Directories without any ServiceAccount or with templates; `default`.',
  },
  examples: {
    bad: [
      { path: 'k8s/pod.yaml', code: pod('wbe'), line: 6, files: { 'k8s/account.yaml': account } },
      { path: 'pod.yaml', code: `${pod('shop')}---\n${account}`, line: 6 },
    ],
    good: [
      { path: 'k8s/pod.yaml', code: pod('web'), files: { 'k8s/account.yaml': account } },
      { path: 'k8s/pod.yaml', code: pod('web'), why: 'no account is known' },
    ],
  },

  needs: ['kubernetes:serviceAccountName'],
  applies: (documents) =>
    manifestsIn(documents).some(({ resources }) =>
      resources.some(({ pods }) => pods.some(({ spec }) => stringOf(get(spec, 'serviceAccountName')))),
    ),
  wants: clusterPaths,

  *checkAll(project) {
    for (const cluster of clustersOf(project)) {
      for (const one of cluster.doc.resources) {
        const names = objectsOf(cluster, 'ServiceAccount', one).flatMap(({ name }) => name ?? []);
        if (names.length === 0 || names.some(hasSubstitution)) continue;
        for (const place of one.pods) {
          const node = get(place.spec, 'serviceAccountName');
          const text = stringOf(node);
          if (!node || !text || text === 'default' || names.includes(text) || hasSubstitution(text)) continue;
          const near = nearest(text, names);
          yield {
            file: cluster.doc.file.path,
            at: node.span,
            message: `no manifest here defines the ServiceAccount \`${text}\` of ${one.label}`,
            help: near ? `did you mean \`${near}\`?` : 'add the ServiceAccount',
            path: pathBelow(place, 'serviceAccountName'),
          };
        }
      }
    }
  },
});
