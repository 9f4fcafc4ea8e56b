import type { Report } from '../../../core/rule.ts';
import { defineRule } from '../../../core/rule.ts';
import { integerOf, isNull } from '../../yaml/scalars.ts';
import { entriesOf, entryOf, get, type YamlEntry } from '../../yaml/tree.ts';
import { areTogether } from '../branches.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, reportIn } from '../facts.ts';
import type { Container } from '../pods.ts';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc'];

export default defineRule<KubernetesDocument>({
  id: 'K8S055',
  name: 'bad-probe',
  title: 'invalid probe',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/'],
  docs: {
    what: 'A probe has none or several of `exec`, `httpGet`, `tcpSocket`, `grpc`; `successThreshold` of a liveness or startup probe is not 1; a number is below its minimum; or an ordinary init container has a probe.',
    why: 'The API server refuses the pod.',
    instead: 'Correct the probe.',
  },
  examples: {
    bad: [
      { code: podWith('livenessProbe:\n  periodSeconds: 5\n'), line: 9 },
      { code: podWith('livenessProbe:\n  tcpSocket: {port: 80}\n  successThreshold: 2\n'), line: 9 },
    ],
    good: [
      { code: podWith('livenessProbe:\n  tcpSocket: {port: 80}\n') },
      { code: podWith('readinessProbe:\n  httpGet: {path: /, port: 80}\n  successThreshold: 2\n') },
    ],
  },

  needs: ['livenessProbe', 'readinessProbe', 'startupProbe'],
  *check(doc, facts) {
    for (const container of containersOf(doc, facts)) {
      for (const name of PROBES) {
        const entry = entryOf(container.node, name);
        if (!entry || isNull(entry.value) || entriesOf(entry.value).length === 0) continue;
        const wrong = problemOf(doc, container, entry);
        if (!wrong) continue;
        const report: Omit<Report, 'path'> = {
          at: entry.key.span,
          message: `${name} of ${container.label}: ${wrong}`,
          help: 'correct the probe',
        };
        yield reportIn(container, [name], report);
      }
    }
  },
});

function problemOf(
  doc: KubernetesDocument,
  { role, sidecar, pod }: Container,
  { key, value }: YamlEntry,
): string | undefined {
  const name = key.text;
  if (role === 'init' && !sidecar && !pod.resource.partial) return 'only restartable init containers can have one';
  const handlers = HANDLERS.filter((handler) => !isNull(get(value, handler)));
  const keys = handlers.flatMap((handler) => entryOf(value, handler)?.key.span ?? []);
  if (handlers.length > 1 && areTogether(doc, keys))
    return `only one of ${handlers.map((one) => `\`${one}\``).join(' and ')} may be set`;
  if (handlers.length === 0 && !pod.resource.partial) return 'none of `exec`, `httpGet`, `tcpSocket`, `grpc` is set';
  const success = integerOf(get(value, 'successThreshold'));
  if (name !== 'readinessProbe' && success !== undefined && success !== 1) return '`successThreshold` must be 1';
  if (name === 'readinessProbe' && !isNull(get(value, 'terminationGracePeriodSeconds')))
    return 'it cannot have `terminationGracePeriodSeconds`';
  for (const [field, least] of [
    ['initialDelaySeconds', 0],
    ['timeoutSeconds', 1],
    ['periodSeconds', 1],
    ['successThreshold', 1],
    ['failureThreshold', 1],
  ] as const) {
    const number = integerOf(get(value, field));
    // 0 means the default.
    if (number !== undefined && number < least && number !== 0) return `\`${field}\` cannot be ${number}`;
  }
  return undefined;
}
