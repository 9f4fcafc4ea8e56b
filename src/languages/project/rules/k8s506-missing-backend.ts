import { defineProjectRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import type { Resource } from '../../kubernetes/document.ts';
import { pathIn } from '../../kubernetes/facts.ts';
import { hasSubstitution } from '../../kubernetes/template.ts';
import { integerOf, stringOf } from '../../yaml/scalars.ts';
import { get, getIn, itemsOf, type YamlValue } from '../../yaml/tree.ts';
import { clusterPaths, clustersOf, holdsKind, objectsOf } from '../cluster.ts';

const ingress = (name: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\nspec:\n  defaultBackend:\n    service:\n      name: ${name}\n      port: {number: 80}\n`;
const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{name: http, port: 80}]}\n';

export default defineProjectRule({
  id: 'K8S506',
  name: 'missing-backend',
  title: 'Ingress or route to a missing Service',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: ['dangling-ingress', 'ingress-targets-service'],
  references: ['https://kubernetes.io/docs/concepts/services-networking/ingress/'],
  docs: {
    what: 'A backend of an Ingress or HTTPRoute names a Service or Service port that no manifest applied with it defines.',
    why: 'The host answers 503.',
    instead: 'Correct the name or the port, or add the Service.',
    exceptions:
      'Directories without any Service or with templates, resource backends, Services of type ExternalName, other namespaces.',
  },
  examples: {
    bad: [
      { path: 'k8s/ingress.yaml', code: ingress('wbe'), line: 8, files: { 'k8s/web.yaml': service } },
      {
        path: 'k8s/ingress.yaml',
        code: ingress('web').replace('number: 80', 'name: https'),
        line: 9,
        files: { 'k8s/web.yaml': service },
      },
    ],
    good: [
      { path: 'k8s/ingress.yaml', code: ingress('web'), files: { 'k8s/web.yaml': service } },
      { path: 'k8s/ingress.yaml', code: ingress('web'), why: 'no Service is known' },
    ],
  },

  needs: ['kubernetes:kind:Ingress', 'kubernetes:kind:HTTPRoute'],
  applies: (documents) => holdsKind(documents, /^(?:Ingress|HTTPRoute)$/),
  wants: clusterPaths,

  *checkAll(project) {
    for (const cluster of clustersOf(project)) {
      const file = cluster.doc.file.path;
      for (const one of cluster.doc.resources) {
        if (!/^(?:Ingress|HTTPRoute)$/.test(one.kind.text) || one.partial) continue;
        const services = objectsOf(cluster, 'Service', one).filter(({ group }) => group === '');
        const names = services.flatMap(({ name }) => name ?? []);
        if (names.length === 0 || names.some(hasSubstitution)) continue;
        for (const { name, port } of backendsOf(one)) {
          const text = stringOf(name);
          if (!name || !text || hasSubstitution(text)) continue;
          const path = pathIn(one, 'spec');
          const found = services.filter((other) => other.name === text);
          if (found.length === 0) {
            const near = nearest(text, names);
            const message = `${one.label} sends traffic to Service \`${text}\`, which no manifest here defines`;
            yield { file, at: name.span, message, help: near ? `did you mean \`${near}\`?` : 'add the Service', path };
          } else if (port && found.every((other) => lacksPort(other, port))) {
            const message = `the Service \`${text}\` has no port \`${stringOf(port)}\``;
            yield { file, at: port.span, message, help: 'correct the port', path };
          }
        }
      }
    }
  },
});

interface Backend {
  readonly name: YamlValue | undefined;
  readonly port: YamlValue | undefined;
}

function backendsOf(resource: Resource): Backend[] {
  const spec = get(resource.root, 'spec');
  if (resource.kind.text === 'HTTPRoute') {
    return itemsOf(get(spec, 'rules'))
      .flatMap((rule) => itemsOf(get(rule, 'backendRefs')))
      .filter(
        (ref) =>
          (stringOf(get(ref, 'kind')) ?? 'Service') === 'Service' && !get(ref, 'namespace') && !get(ref, 'group'),
      )
      .map((ref) => ({ name: get(ref, 'name'), port: get(ref, 'port') }));
  }
  const paths = itemsOf(get(spec, 'rules')).flatMap((rule) => itemsOf(getIn(rule, ['http', 'paths'])));
  const backends = [get(spec, 'defaultBackend'), get(spec, 'backend'), ...paths.map((path) => get(path, 'backend'))];
  return backends.map((backend) => ({
    name: getIn(backend, ['service', 'name']) ?? get(backend, 'serviceName'),
    port:
      getIn(backend, ['service', 'port', 'name']) ??
      getIn(backend, ['service', 'port', 'number']) ??
      get(backend, 'servicePort'),
  }));
}

function lacksPort(service: Resource, port: YamlValue): boolean {
  const spec = get(service.root, 'spec');
  const text = stringOf(port);
  if (service.partial || !text || hasSubstitution(text) || stringOf(get(spec, 'type')) === 'ExternalName') return false;
  // A word such as `use-annotation` is for the controller.
  if (text === 'use-annotation') return false;
  const number = integerOf(port);
  const ports = itemsOf(get(spec, 'ports'));
  return !ports.some((one) =>
    number === undefined ? stringOf(get(one, 'name')) === text : integerOf(get(one, 'port')) === number,
  );
}
