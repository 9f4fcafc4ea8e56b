import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { podFlag } from '../flags.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S102',
  name: 'host-pid',
  title: "pod in the node's process namespace",
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: {
    recommended: 'error',
    'pss-baseline': 'error',
    'pss-restricted': 'error',
    snyk: 'warning',
    'kube-linter': 'error',
  },
  aliases: ['SNYK-CC-K8S-3', 'CKV_K8S_17', 'KSV-0010'],
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
  docs: {
    what: 'The pod spec sets `hostPID: true`.',
    why: 'The containers see every process of the node with its arguments and environment and, as root, may signal, trace or enter it.',
    instead: 'Remove it. Use `kubectl debug node/…` to inspect a node.',
  },
  examples: {
    bad: [
      { code: podWith('', 'hostPID: true\n'), line: 6, fixed: podWith('') },
      {
        code: podWith('', 'restartPolicy: Never\nhostPID: true\n'),
        line: 7,
        fixed: podWith('', 'restartPolicy: Never\n'),
      },
    ],
    good: [{ code: podWith('', 'hostPID: false\n') }, { code: podWith('') }],
  },

  needs: ['hostPID'],
  check(doc, facts) {
    return podFlag(doc, facts, 'hostPID', {
      message: 'the pod sees and can signal every process of the node',
      help: 'remove `hostPID`',
    });
  },
});
