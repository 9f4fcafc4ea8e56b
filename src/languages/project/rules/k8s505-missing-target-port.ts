import { defineProjectRule } from '../../../core/rule.ts';
import { pathIn } from '../../kubernetes/facts.ts';
import { selectsLabels } from '../../kubernetes/selectors.ts';
import { hasSubstitution } from '../../kubernetes/template.ts';
import { integerOf, stringOf } from '../../yaml/scalars.ts';
import { entriesOf, get, itemsOf } from '../../yaml/tree.ts';
import { clusterPaths, clustersOf, holdsKind, sameNamespace } from '../cluster.ts';

const service = (port: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector: {app: web}\n  ports:\n    - port: 80\n      targetPort: ${port}\n`;
const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\nspec:\n  containers: [{name: a, image: "a:1", ports: [{name: http, containerPort: 8080}]}]\n';

export default defineProjectRule({
  id: 'K8S505',
  name: 'missing-target-port',
  title: 'Service port missing from its pods',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports'],
  docs: {
    what: '`targetPort` names a port that no pod selected by the Service declares. An undeclared number is an info, because declaring ports is optional.',
    why: 'The port has no endpoints: connections are refused.',
    instead: 'Declare the port in the pod, or correct the Service.',
    exceptions: 'Pods without any port, patches, templates, Services whose pods are unknown.',
  },
  examples: {
    bad: [
      { path: 'k8s/service.yaml', code: service('htpp'), line: 9, files: { 'k8s/web.yaml': pod } },
      { path: 'k8s/service.yaml', code: service('8081'), line: 9, files: { 'k8s/web.yaml': pod } },
    ],
    good: [
      { path: 'k8s/service.yaml', code: service('http'), files: { 'k8s/web.yaml': pod } },
      { path: 'k8s/service.yaml', code: service('8080'), files: { 'k8s/web.yaml': pod } },
    ],
  },

  needs: ['kubernetes:targetPort'],
  applies: (documents) => holdsKind(documents, /^Service$/),
  wants: clusterPaths,

  *checkAll(project) {
    for (const { doc, resources } of clustersOf(project)) {
      for (const one of doc.resources) {
        const spec = get(one.root, 'spec');
        const selector = get(spec, 'selector');
        if (one.kind.text !== 'Service' || one.group !== '' || entriesOf(selector).length === 0) continue;
        const pods = resources
          .filter((other) => sameNamespace(other, one))
          .flatMap((other) => other.pods)
          .filter((pod) => selectsLabels(selector, get(pod.metadata, 'labels')));
        if (pods.length === 0 || pods.some(({ resource }) => resource.partial)) continue;
        const ports = pods.flatMap(({ containers }) => containers.flatMap(({ node }) => itemsOf(get(node, 'ports'))));
        if (ports.length === 0) continue;
        for (const port of itemsOf(get(spec, 'ports'))) {
          const target = get(port, 'targetPort');
          const text = stringOf(target);
          if (!target || !text || hasSubstitution(text)) continue;
          const number = integerOf(target);
          const found = ports.some((listed) =>
            number === undefined
              ? stringOf(get(listed, 'name')) === text
              : number === 0 || integerOf(get(listed, 'containerPort')) === number,
          );
          if (found) continue;
          yield {
            file: doc.file.path,
            at: target.span,
            message: `no pod that ${one.label} selects declares port \`${text}\``,
            help: 'declare the port in the pod, or correct `targetPort`',
            path: pathIn(one, 'spec', 'ports', 'targetPort'),
            ...(number !== undefined && { severity: 'info' }),
          };
        }
      }
    }
  },
});
