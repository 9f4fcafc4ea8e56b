import type { Report } from '../../../core/rule.ts';
import { defineRule } from '../../../core/rule.ts';
import { booleanOf, integerOf, isNull } from '../../yaml/scalars.ts';
import { entryOf, get, itemsOf } from '../../yaml/tree.ts';
import { areTogether } from '../branches.ts';
import { capabilitiesOf } from '../capabilities.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { effectiveSetting, ownSetting, podsOf, reportIn } from '../facts.ts';
import type { Container, Pod } from '../pods.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S058',
  name: 'contradicting-security',
  title: 'contradictory settings',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  docs: {
    what: 'A container is privileged and forbids privilege escalation; must not run as root but runs as UID 0; the pod has `hostUsers: false` and a host namespace; with `hostNetwork`, a `hostPort` differs from its `containerPort`; or a variable has both `value` and `valueFrom`.',
    why: 'The API server refuses the pod, or the container never starts.',
    instead: 'Remove one of the two.',
  },
  examples: {
    bad: [
      { code: podWith('securityContext:\n  privileged: true\n  allowPrivilegeEscalation: false\n'), line: 11 },
      { code: podWith('securityContext:\n  runAsUser: 0\n', 'securityContext: {runAsNonRoot: true}\n'), line: 11 },
    ],
    good: [
      { code: podWith('securityContext:\n  privileged: false\n  allowPrivilegeEscalation: false\n') },
      { code: podWith('securityContext:\n  runAsUser: 1000\n', 'securityContext: {runAsNonRoot: true}\n') },
    ],
  },

  needs: ['hostUsers', 'hostPort', 'privileged', 'add', 'runAsUser:0', 'valueFrom'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      yield* inPod(doc, pod);
      for (const container of pod.containers) {
        yield* inContainer(doc, container);
        yield* inVariables(doc, container);
      }
    }
  },
});

function* inPod(doc: KubernetesDocument, pod: Pod): Iterable<Report> {
  const hostUsers = get(pod.spec, 'hostUsers');
  if (hostUsers && booleanOf(hostUsers) === false) {
    for (const key of ['hostNetwork', 'hostPID', 'hostIPC']) {
      const value = get(pod.spec, key);
      if (!value || booleanOf(value) !== true || !areTogether(doc, [value.span, hostUsers.span])) continue;
      const message = `\`hostUsers: false\` and \`${key}: true\` cannot both be set: the server refuses the pod`;
      yield reportIn(pod, [key], { at: value.span, message, help: 'remove one of them' });
    }
  }
  const network = get(pod.spec, 'hostNetwork');
  if (!network || booleanOf(network) !== true) return;
  for (const container of pod.containers) {
    for (const port of itemsOf(get(container.node, 'ports'))) {
      const value = get(port, 'hostPort');
      const number = integerOf(value);
      if (!value || !number || number === integerOf(get(port, 'containerPort'))) continue;
      if (!areTogether(doc, [network.span, value.span])) continue;
      const message = 'with `hostNetwork`, hostPort must equal containerPort: the server refuses the pod';
      yield reportIn(container, ['ports'], { at: value.span, message, help: 'remove `hostPort`' });
    }
  }
}

function* inContainer(doc: KubernetesDocument, container: Container): Iterable<Report> {
  const escalation = ownSetting(container, 'allowPrivilegeEscalation');
  if (escalation && booleanOf(escalation.value) === false) {
    const setting = ownSetting(container, 'privileged')?.value;
    const privileged = booleanOf(setting) === true ? setting : undefined;
    const admin = capabilitiesOf(container, 'add').find(({ text }) => text === 'CAP_SYS_ADMIN')?.node;
    const cause = privileged ?? admin;
    if (cause && areTogether(doc, [cause.span, escalation.value.span])) {
      const other = privileged ? '`privileged: true`' : 'the capability `CAP_SYS_ADMIN`';
      yield reportIn(container, ['securityContext', 'allowPrivilegeEscalation'], {
        at: escalation.value.span,
        message: `${other} and \`allowPrivilegeEscalation: false\` cannot both be set: the server refuses the pod`,
        help: 'remove one of them',
      });
    }
  }
  const user = effectiveSetting(container, 'runAsUser');
  const nonRoot = effectiveSetting(container, 'runAsNonRoot');
  if (!user || integerOf(user.value) !== 0 || !nonRoot || booleanOf(nonRoot.value) !== true) return;
  if (!areTogether(doc, [user.value.span, nonRoot.value.span])) return;
  yield reportIn(user.place, ['securityContext', 'runAsUser'], {
    at: user.value.span,
    message: `${container.label} must not run as root but runs as UID 0, so it will not start`,
    help: 'set `runAsUser` to a user ID other than 0',
  });
}

function* inVariables(doc: KubernetesDocument, container: Container): Iterable<Report> {
  for (const variable of itemsOf(get(container.node, 'env'))) {
    const second = entryOf(variable, 'valueFrom');
    const value = get(variable, 'value');
    if (!second || isNull(second.value) || !value || isNull(value) || (value.kind === 'scalar' && value.text === ''))
      continue;
    if (!areTogether(doc, [second.key.span, value.span])) continue;
    const message = '`value` and `valueFrom` cannot both be set: the server refuses the pod';
    yield reportIn(container, ['env'], { at: second.key.span, message, help: 'remove one of them' });
  }
}
