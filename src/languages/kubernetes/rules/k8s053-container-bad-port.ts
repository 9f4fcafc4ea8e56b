import type { Report } from '../../../core/rule.ts';
import { defineRule } from '../../../core/rule.ts';
import type { Span } from '../../../core/text.ts';
import { integerOf, stringOf } from '../../yaml/scalars.ts';
import { entryOf, get, getIn, itemsOf, type YamlValue } from '../../yaml/tree.ts';
import { areTogether } from '../branches.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown, type Resource } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, pathIn, reportIn } from '../facts.ts';

const service = (ports: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  ports:\n${ports}`;

export default defineRule<KubernetesDocument>({
  id: 'K8S053',
  name: 'container-bad-port',
  title: 'invalid port number or name',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error', 'kube-linter': 'error' },
  aliases: ['invalid-target-ports', 'container-ports-check'],
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports'],
  docs: {
    what: 'A port is outside 1–65535; a port name is longer than 15 characters or has characters other than `a`–`z`, `0`–`9` and `-`; a Service with several ports leaves one unnamed or lists one twice; `targetPort` is a quoted number.',
    why: 'The API server refuses the object. A quoted number is looked up as a port name, which cannot exist.',
    instead: 'Correct the number or name.',
  },
  examples: {
    bad: [
      { code: podWith('ports:\n  - containerPort: 80800\n'), line: 10 },
      { code: service('    - {port: 80, targetPort: "8080"}\n'), line: 6 },
    ],
    good: [
      { code: podWith('ports:\n  - {name: http-alt, containerPort: 8080}\n') },
      { code: service('    - {name: http, port: 80, targetPort: web}\n    - {name: https, port: 443}\n') },
    ],
  },

  needs: ['ports'],
  *check(doc, facts) {
    for (const container of containersOf(doc, facts)) {
      for (const port of itemsOf(get(container.node, 'ports'))) {
        for (const report of [...numbers(doc, port, ['containerPort', 'hostPort']), ...names(doc, port)])
          yield reportIn(container, ['ports'], report);
      }
    }
    for (const resource of doc.resources) {
      if (resource.kind.text !== 'Service' || resource.group !== '') continue;
      for (const report of servicePorts(doc, resource)) yield { ...report, path: pathIn(resource, 'spec', 'ports') };
    }
  },
});

function* servicePorts(doc: KubernetesDocument, resource: Resource): Iterable<Report> {
  const ports = itemsOf(getIn(resource.root, ['spec', 'ports']));
  const seen = new Map<string, Span>();
  for (const port of ports) {
    yield* numbers(doc, port, ['port', 'nodePort']);
    const value = get(port, 'port');
    const name = entryOf(port, 'name');
    if (ports.length > 1 && !stringOf(name?.value) && value && !resource.partial)
      yield {
        at: value.span,
        message: 'each port of a Service with several ports needs a name',
        help: 'name the port: `name: <name>`',
      };
    const key = `${stringOf(value) ?? ''}/${stringOf(get(port, 'protocol')) ?? 'TCP'}`;
    const first = seen.get(key);
    if (value && first && !isUnknown(doc, value) && areTogether(doc, [first, value.span]))
      yield {
        at: value.span,
        message: `port \`${key}\` is listed twice in ${resource.label}`,
        help: 'remove one of them',
      };
    if (value && !first) seen.set(key, value.span);
    const target = get(port, 'targetPort');
    if (target?.kind !== 'scalar' || isUnknown(doc, target)) continue;
    if (target.style !== 'plain' && /^\d+$/.test(target.text))
      yield {
        at: target.span,
        message: `quoted \`${target.text}\` is looked up as a port name`,
        help: 'remove the quotes',
      };
    else if (integerOf(target) === undefined) yield* nameReport(target.text, target);
  }
}

function* numbers(doc: KubernetesDocument, port: YamlValue, keys: readonly string[]): Iterable<Report> {
  for (const key of keys) {
    const value = get(port, key);
    const number = integerOf(value);
    if (!value || number === undefined || isUnknown(doc, value)) continue;
    if ((number < 1 || number > 65535) && !(key !== 'containerPort' && key !== 'port' && number === 0))
      yield { at: value.span, message: `${key} \`${number}\` is not between 1 and 65535`, help: 'correct the number' };
  }
}

function* names(doc: KubernetesDocument, port: YamlValue): Iterable<Report> {
  const value = get(port, 'name');
  const name = stringOf(value);
  if (value && name && !isUnknown(doc, value)) yield* nameReport(name, value);
}

function* nameReport(name: string, { span }: YamlValue): Iterable<Report> {
  const wrong =
    name.length > 15
      ? `it has ${name.length} characters, at most 15 are allowed`
      : !/^[a-z0-9-]+$/.test(name)
        ? 'only lowercase letters, digits and `-` are allowed'
        : !/[a-z]/.test(name)
          ? 'it needs a letter'
          : /^-|-$|--/.test(name) && '`-` is not allowed at either end or twice in a row';
  if (wrong) yield { at: span, message: `\`${name}\` is not a valid port name: ${wrong}`, help: 'rename it' };
}
