import { defineRule } from '../../../core/rule.ts';
import { get } from '../../yaml/tree.ts';
import { capabilitiesOf } from '../capabilities.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, deepestKey, isAdmission, isWindows, minorOf, reportIn } from '../facts.ts';
import { insertFix } from '../fixes.ts';

const PATH = ['securityContext', 'capabilities', 'drop'];

export default defineRule<KubernetesDocument>({
  id: 'K8S206',
  name: 'default-capabilities',
  title: 'container that keeps the default capabilities',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'warning', 'pss-restricted': 'warning', snyk: 'warning' },
  aliases: ['SNYK-CC-K8S-6', 'CKV_K8S_37', 'KSV-0003', 'KSV-0004'],
  standsFor: ['K8S124'],
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  ],
  docs: {
    what: 'The container does not drop all Linux capabilities: `capabilities.drop` has no `ALL`.',
    why: 'The default set lets a process forge packets, change file owners and create device nodes. An attacker in the container gets these rights too, and hardly any service needs them.',
    instead: 'Set `capabilities: {drop: ["ALL"]}` and add back only what is needed, usually nothing.',
    exceptions:
      'Windows pods. Lowercase `all` is accepted here, as container runtimes accept it; K8S208 reports the spelling. For policy versions before 1.22 the finding is `info`.',
  },
  examples: {
    bad: [
      {
        code: podWith('securityContext:\n  runAsNonRoot: true\n'),
        line: 9,
        fixed: podWith('securityContext:\n  runAsNonRoot: true\n  capabilities:\n    drop: ["ALL"]\n'),
      },
      {
        code: podWith('securityContext:\n  capabilities:\n    drop: [NET_RAW]\n'),
        line: 11,
        why: 'only one is dropped',
      },
    ],
    good: [
      { code: podWith('securityContext:\n  capabilities:\n    drop: [ALL]\n') },
      { code: podWith('securityContext:\n  capabilities:\n    drop: [ALL]\n    add: [NET_BIND_SERVICE]\n') },
    ],
  },

  needs: ['has:container'],
  *check(doc, facts) {
    const minor = minorOf(facts);
    const exact = isAdmission(facts);
    if (exact && minor < 22) return;
    for (const container of containersOf(doc, facts)) {
      if (container.pod.resource.partial || (isWindows(container.pod) && minor >= 25)) continue;
      if (isUnknown(doc, get(container.node, 'securityContext'))) continue;
      const dropped = capabilitiesOf(container, 'drop');
      if (dropped.some(({ text, name }) => (exact ? text === 'ALL' : name === 'ALL'))) continue;
      yield reportIn(container, PATH, {
        at: deepestKey(container.node, PATH, container.at),
        message: `${container.label} keeps the default capabilities`,
        help: 'set `capabilities: {drop: ["ALL"]}` in its securityContext and add back what is needed',
        ...(minor < 22 && { severity: 'info' }),
        ...(dropped.length === 0 && insertFix(doc, container.pod.resource, container.node, PATH, ['ALL'], 'unsafe')),
      });
    }
  },
});
