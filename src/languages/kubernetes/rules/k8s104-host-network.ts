import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { podFlag } from '../flags.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S104',
  name: 'host-network',
  title: 'pod on the host network',
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
  aliases: ['SNYK-CC-K8S-14', 'CKV_K8S_19', 'KSV-0009'],
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
  docs: {
    what: 'The pod spec sets `hostNetwork: true`.',
    why: 'The pod sees all traffic of the node and reaches services on its loopback address, such as the kubelet, and NetworkPolicies do not apply to it.',
    instead: 'Remove it and expose the ports with a Service.',
  },
  examples: {
    bad: [
      { code: podWith('', 'hostNetwork: true\n'), line: 6, fixed: podWith('') },
      {
        code: podWith('', 'restartPolicy: Never\nhostNetwork: true\n'),
        line: 7,
        fixed: podWith('', 'restartPolicy: Never\n'),
      },
    ],
    good: [{ code: podWith('', 'hostNetwork: false\n') }, { code: podWith('ports:\n  - containerPort: 8080\n') }],
  },

  needs: ['hostNetwork'],
  check(doc, facts) {
    return podFlag(doc, facts, 'hostNetwork', {
      message: 'the pod uses the host network and bypasses every NetworkPolicy',
      help: 'remove `hostNetwork` and expose the ports with a Service',
    });
  },
});
