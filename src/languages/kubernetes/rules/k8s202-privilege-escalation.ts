import { defineRule } from '../../../core/rule.ts';
import { booleanOf } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import { capabilitiesOf } from '../capabilities.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, deepestKey, isWindows, minorOf, ownSetting, reportIn } from '../facts.ts';
import { insertFix, replaceFix } from '../fixes.ts';
import type { Container } from '../pods.ts';

const PATH = ['securityContext', 'allowPrivilegeEscalation'];
const HELP = 'set `allowPrivilegeEscalation: false` in its securityContext';

export default defineRule<KubernetesDocument>({
  id: 'K8S202',
  name: 'privilege-escalation',
  title: 'privilege escalation allowed',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'warning', 'pss-restricted': 'warning', snyk: 'warning', 'kube-linter': 'warning' },
  aliases: ['SNYK-CC-K8S-9', 'CKV_K8S_20', 'KSV-0001'],
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  ],
  docs: {
    what: '`allowPrivilegeEscalation` is not `false`. Its default is true.',
    why: 'A setuid program in the image, such as `su` or `mount`, can turn an ordinary user into root. With `false` the kernel ignores setuid bits (no_new_privs).',
    instead: 'Set `allowPrivilegeEscalation: false` on each container.',
    exceptions: 'Windows pods. An explicit `true` is an error.',
  },
  examples: {
    bad: [
      {
        code: podWith('securityContext:\n  runAsNonRoot: true\n'),
        line: 9,
        fixed: podWith('securityContext:\n  runAsNonRoot: true\n  allowPrivilegeEscalation: false\n'),
      },
      {
        code: podWith('securityContext: {allowPrivilegeEscalation: true}\n'),
        line: 9,
        fixed: podWith('securityContext: {allowPrivilegeEscalation: false}\n'),
      },
    ],
    good: [
      { code: podWith('securityContext:\n  allowPrivilegeEscalation: false\n') },
      { code: podWith('', 'os: {name: windows}\n') },
    ],
  },

  needs: ['has:container'],
  *check(doc, facts) {
    if (facts.profile === 'pss-restricted' && minorOf(facts) < 8) return;
    for (const container of containersOf(doc, facts)) {
      const { pod } = container;
      if (isWindows(pod) && minorOf(facts) >= 25) continue;
      const setting = ownSetting(container, 'allowPrivilegeEscalation');
      if (setting?.value.kind === 'scalar') {
        if (booleanOf(setting.value) === false || isUnknown(doc, setting.value)) continue;
        yield reportIn(container, PATH, {
          at: setting.value.span,
          message: `${container.label} can gain privileges through setuid programs`,
          help: HELP,
          severity: 'error',
          ...(!needsIt(container) && replaceFix(pod.resource, setting.value, 'false', 'unsafe')),
        });
      } else if (!pod.resource.partial && !isUnknown(doc, get(container.node, 'securityContext'))) {
        yield reportIn(container, PATH, {
          at: deepestKey(container.node, PATH, container.at),
          message: `${container.label} can gain privileges through setuid programs`,
          help: HELP,
          ...(!needsIt(container) && insertFix(doc, pod.resource, container.node, PATH, 'false', 'unsafe')),
        });
      }
    }
  },
});

/** The server refuses `false` together with these. */
function needsIt(container: Container): boolean {
  const privileged = booleanOf(ownSetting(container, 'privileged')?.value) === true;
  return privileged || capabilitiesOf(container, 'add').some(({ text }) => text === 'CAP_SYS_ADMIN');
}
