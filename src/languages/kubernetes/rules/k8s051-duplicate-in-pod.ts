import type { Severity } from '../../../core/finding.ts';
import { defineRule } from '../../../core/rule.ts';
import type { Span } from '../../../core/text.ts';
import { integerOf, stringOf } from '../../yaml/scalars.ts';
import { get, itemsOf, type YamlValue } from '../../yaml/tree.ts';
import { areTogether } from '../branches.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { podsOf, reportIn } from '../facts.ts';
import { hasPlaceholder } from '../template.ts';

interface Twice {
  readonly what: string;
  readonly name: string;
  readonly at: Span;
  readonly first: Span;
}

export default defineRule<KubernetesDocument>({
  id: 'K8S051',
  name: 'duplicate-in-pod',
  title: 'duplicate name, port or mount path in a pod',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/'],
  docs: {
    what: 'Two containers, volumes or ports of a pod have the same name, or two volumes are mounted at the same path.',
    why: 'The API server refuses the pod. A containerPort listed twice is only a mistake: a warning.',
    instead: 'Rename or remove one of them.',
  },
  examples: {
    bad: [
      { code: podWith('', 'volumes:\n  - {name: a, emptyDir: {}}\n  - {name: a, emptyDir: {}}\n'), line: 8 },
      { code: podWith('ports:\n  - {name: http, containerPort: 80}\n  - {name: http, containerPort: 81}\n'), line: 11 },
    ],
    good: [
      { code: podWith('ports:\n  - {name: http, containerPort: 80}\n  - {name: admin, containerPort: 81}\n') },
      { code: podWith('ports:\n  - {containerPort: 53, protocol: TCP}\n  - {containerPort: 53, protocol: UDP}\n') },
    ],
  },

  needs: [
    'initContainers',
    'ephemeralContainers',
    'several:containers',
    'several:volumes',
    'several:ports',
    'several:volumeMounts',
  ],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      const volumes = itemsOf(get(pod.spec, 'volumes'));
      const nodes = pod.containers.map(({ node }) => node);
      for (const one of [...twice('container', nodes, 'name'), ...twice('volume', volumes, 'name')]) {
        if (mayVary(doc, one)) continue;
        yield reportIn(pod, [`${one.what}s[${one.name}]`], toReport(one));
      }
      for (const container of pod.containers) {
        const ports = itemsOf(get(container.node, 'ports'));
        const mounts = itemsOf(get(container.node, 'volumeMounts'));
        for (const one of [...twice('port name', ports, 'name'), ...twice('mount path', mounts, 'mountPath')]) {
          if (!mayVary(doc, one)) yield reportIn(container, [], toReport(one));
        }
        for (const one of samePorts(ports)) {
          if (!mayVary(doc, one)) yield reportIn(container, ['ports'], toReport(one, 'warning'));
        }
      }
    }
  },
});

/** Under two conditions, or with a value that a template fills in. */
function mayVary(doc: KubernetesDocument, { at, first, name }: Twice): boolean {
  return (doc.template && hasPlaceholder(name)) || !areTogether(doc, [at, first]);
}

function toReport({ what, name, at, first }: Twice, severity?: Severity) {
  return {
    at,
    message: `${what} \`${name}\` is used twice`,
    help: 'rename or remove one of them',
    related: [{ at: first, message: 'first used here' }],
    ...(severity && { severity }),
  };
}

function* twice(what: string, nodes: readonly YamlValue[], key: string): Iterable<Twice> {
  const seen = new Map<string, Span>();
  for (const node of nodes) {
    const value = get(node, key);
    const name = stringOf(value);
    if (!value || !name) continue;
    const first = seen.get(name);
    if (first) yield { what, name, at: value.span, first };
    else seen.set(name, value.span);
  }
}

function* samePorts(ports: readonly YamlValue[]): Iterable<Twice> {
  const seen = new Map<string, Span>();
  for (const port of ports) {
    const value = get(port, 'containerPort');
    const number = integerOf(value);
    if (!value || number === undefined) continue;
    const name = `${number}/${stringOf(get(port, 'protocol')) ?? 'TCP'}`;
    const first = seen.get(name);
    if (first) yield { what: 'port', name, at: value.span, first };
    else seen.set(name, value.span);
  }
}
