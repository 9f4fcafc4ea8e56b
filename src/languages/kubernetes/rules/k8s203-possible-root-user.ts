import { defineRule } from '../../../core/rule.ts';
import { booleanOf, integerOf } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { deepestKey, effectiveSetting, isAdmission, minorOf, ownSetting, podsOf, reportIn } from '../facts.ts';
import { insertFix } from '../fixes.ts';

const PATH = ['securityContext', 'runAsNonRoot'];
const HELP = 'set `runAsNonRoot: true` in the securityContext of the pod, and give the image a numeric USER';

export default defineRule<KubernetesDocument>({
  id: 'K8S203',
  name: 'possible-root-user',
  title: 'container may run as root',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'warning', 'pss-restricted': 'warning', snyk: 'warning', 'kube-linter': 'warning' },
  aliases: ['SNYK-CC-K8S-10', 'CKV_K8S_23', 'KSV-0012'],
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  ],
  docs: {
    what: 'Neither the container nor the pod sets `runAsNonRoot: true` or a nonzero user ID. The container value overrides the pod value.',
    why: 'Most images start as root. UID 0 in the container is UID 0 on the node: a process that escapes, or writes to a mounted volume, is root there.',
    instead: 'Set `securityContext: {runAsNonRoot: true}` on the pod and a numeric USER in the image.',
    exceptions:
      'A `runAsUser` above 0 is enough outside the profile `pss-restricted`. From Kubernetes 1.35 on, pods with `hostUsers: false` are not reported.',
  },
  examples: {
    bad: [
      { code: podWith(''), line: 7, fixed: `${podWith('')}  securityContext:\n    runAsNonRoot: true\n` },
      { code: podWith('securityContext:\n  runAsNonRoot: false\n'), line: 10, why: 'explicitly allowed' },
    ],
    good: [
      { code: podWith('', 'securityContext:\n  runAsNonRoot: true\n') },
      { code: podWith('securityContext:\n  runAsUser: 10001\n'), why: 'a nonzero user ID' },
    ],
  },

  needs: ['has:container'],
  *check(doc, facts) {
    const exact = isAdmission(facts);
    for (const pod of podsOf(doc, facts)) {
      if (minorOf(facts) >= 35 && booleanOf(get(pod.spec, 'hostUsers')) === false) continue;
      const ofPod = ownSetting(pod, 'runAsNonRoot');
      const refused = booleanOf(ofPod?.value) === false;
      let userOfAll = pod.containers.length > 0;
      for (const container of pod.containers) {
        const user = integerOf(effectiveSetting(container, 'runAsUser')?.value) ?? 0;
        if (!exact && user > 0) continue;
        userOfAll = false;
        const own = ownSetting(container, 'runAsNonRoot');
        const setting = own ?? ofPod;
        if (setting && (booleanOf(setting.value) === true || isUnknown(doc, setting.value))) continue;
        if (own) {
          const message = `${container.label} may run as root: its \`runAsNonRoot\` is not \`true\``;
          yield reportIn(container, PATH, { at: own.value.span, message, help: HELP });
        } else if (!refused && !pod.resource.partial && !hasUnknown(doc, [container.node, pod.spec])) {
          yield reportIn(container, PATH, {
            at: deepestKey(container.node, PATH, container.at),
            message: `${container.label} may run as root: \`runAsNonRoot\` is not set`,
            help: HELP,
            ...(!ofPod && insertFix(doc, pod.resource, pod.spec, PATH, 'true', 'unsafe')),
          });
        }
      }
      // Admission refuses it even where every container says true.
      if (ofPod && refused && !userOfAll) {
        const message = 'the containers in this pod may run as root: its `runAsNonRoot` is `false`';
        yield reportIn(pod, PATH, { at: ofPod.value.span, message, help: HELP });
      }
    }
  },
});

/** A security context that a template fills in. */
function hasUnknown(doc: KubernetesDocument, places: readonly Parameters<typeof get>[0][]): boolean {
  return places.some((place) => isUnknown(doc, get(place, 'securityContext')));
}
