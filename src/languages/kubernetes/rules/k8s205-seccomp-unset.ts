import { defineRule } from '../../../core/rule.ts';
import { isNull } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { deepestKey, effectiveSetting, isWindows, minorOf, ownSetting, podsOf, reportIn } from '../facts.ts';
import { insertFix } from '../fixes.ts';

const PATH = ['securityContext', 'seccompProfile'];

export default defineRule<KubernetesDocument>({
  id: 'K8S205',
  name: 'seccomp-unset',
  title: 'container without a seccomp profile',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'info', 'pss-restricted': 'warning' },
  aliases: ['KSV-0030', 'container-seccomp-profile'],
  references: ['https://kubernetes.io/docs/tutorials/security/seccomp/'],
  docs: {
    what: 'Neither the container nor the pod sets a `seccompProfile`.',
    why: 'Unless the kubelet is configured otherwise, such a container may use every system call; the default filter of the runtime blocks those that kernel exploits start with.',
    instead: 'Set `securityContext: {seccompProfile: {type: RuntimeDefault}}` on the pod.',
    exceptions: 'Windows pods, and versions before 1.19.',
  },
  examples: {
    bad: [
      {
        code: podWith(''),
        line: 5,
        fixed: `${podWith('')}  securityContext:\n    seccompProfile:\n      type: RuntimeDefault\n`,
      },
      {
        code: podWith('', 'securityContext:\n  runAsNonRoot: true\n'),
        line: 6,
        fixed: podWith('', 'securityContext:\n  runAsNonRoot: true\n  seccompProfile:\n    type: RuntimeDefault\n'),
      },
    ],
    good: [
      { code: podWith('', 'securityContext:\n  seccompProfile: {type: RuntimeDefault}\n') },
      { code: podWith('securityContext:\n  seccompProfile: {type: RuntimeDefault}\n') },
    ],
  },

  needs: ['has:container'],
  *check(doc, facts) {
    const minor = minorOf(facts);
    if (minor < 19) return;
    for (const pod of podsOf(doc, facts)) {
      if (pod.resource.partial || (minor >= 25 && isWindows(pod)) || isUnknown(doc, get(pod.spec, 'securityContext')))
        continue;
      const bare = pod.containers.filter((container) =>
        isNull(get(effectiveSetting(container, 'seccompProfile')?.value, 'type')),
      );
      const [first] = bare;
      if (!first) continue;
      const who = bare.length === pod.containers.length ? 'the pod' : bare.map(({ label }) => label).join(', ');
      yield reportIn(pod, PATH, {
        at: ownSetting(pod, 'seccompProfile') ? first.at : deepestKey(pod.spec, PATH, pod.at),
        message: `${who} runs without a seccomp filter`,
        help: 'set `seccompProfile: {type: RuntimeDefault}` in the securityContext of the pod',
        ...insertFix(doc, pod.resource, pod.spec, PATH, { type: 'RuntimeDefault' }, 'unsafe'),
      });
    }
  },
});
