import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { podFlag } from '../flags.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S103',
  name: 'host-ipc',
  title: "pod in the node's IPC namespace",
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
  aliases: ['SNYK-CC-K8S-13', 'CKV_K8S_18', 'KSV-0008'],
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
  docs: {
    what: 'The pod spec sets `hostIPC: true`.',
    why: 'The containers share System V IPC and `/dev/shm` with all processes of the node and can read or change their memory segments.',
    instead: 'Remove it. Containers in one pod can share `/dev/shm` through an `emptyDir` with `medium: Memory`.',
  },
  examples: {
    bad: [
      { code: podWith('', 'hostIPC: true\n'), line: 6, fixed: podWith('') },
      {
        code: podWith('', 'restartPolicy: Never\nhostIPC: true\n'),
        line: 7,
        fixed: podWith('', 'restartPolicy: Never\n'),
      },
    ],
    good: [{ code: podWith('', 'hostIPC: false\n') }, { code: podWith('') }],
  },

  needs: ['hostIPC'],
  check(doc, facts) {
    return podFlag(doc, facts, 'hostIPC', {
      message: 'the pod shares System V IPC and `/dev/shm` with the node',
      help: 'remove `hostIPC`',
    });
  },
});
