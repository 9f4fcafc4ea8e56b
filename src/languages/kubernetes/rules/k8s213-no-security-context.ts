import { defineRule, type Edit, type Fix } from '../../../core/rule.ts';
import { insertion, type NewValue } from '../../yaml/edits.ts';
import { isNull } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { isWindows, podsOf, reportIn } from '../facts.ts';
import type { Pod } from '../pods.ts';

/** What the restricted profile requires of a pod. */
const OF_POD: NewValue = { runAsNonRoot: 'true', seccompProfile: { type: 'RuntimeDefault' } };
/** What it requires of each container, and a read-only root file system. */
const OF_CONTAINER: NewValue = {
  allowPrivilegeEscalation: 'false',
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: 'true',
};

export default defineRule<KubernetesDocument>({
  id: 'K8S213',
  name: 'no-security-context',
  title: 'pod without a security context',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: {},
  aliases: ['CKV_K8S_29', 'CKV_K8S_30', 'KSV-0118'],
  standsFor: ['K8S202', 'K8S203', 'K8S205', 'K8S206', 'K8S209'],
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  docs: {
    what: 'Neither the pod nor any of its containers has a `securityContext`. This finding replaces those of K8S202, K8S203, K8S205, K8S206 and K8S209 for the pod, and has the highest severity among them.',
    why: 'The containers run with all that the server defaults allow: as root for most images, with the default capabilities, without a seccomp filter.',
    instead:
      'Add the fields of the profile `restricted`; the fix writes them. The image may need another USER, and an emptyDir for the files it writes. (Opt-in: one finding per pod instead of five.)',
    exceptions: 'Patches and templates.',
  },
  examples: {
    bad: [
      {
        code: podWith(''),
        line: 5,
        fixed: `${podWith(
          'securityContext:\n  allowPrivilegeEscalation: false\n  capabilities:\n    drop: ["ALL"]\n  readOnlyRootFilesystem: true\n',
        )}  securityContext:\n    runAsNonRoot: true\n    seccompProfile:\n      type: RuntimeDefault\n`,
      },
      { code: podWith('', 'securityContext: null\n'), line: 5 },
    ],
    good: [
      { code: podWith('', 'securityContext:\n  runAsNonRoot: true\n') },
      {
        code: podWith('securityContext:\n  runAsUser: 10001\n'),
        why: 'partly set; the other rules report what is missing',
      },
    ],
  },

  needs: ['has:container'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      if (pod.resource.partial || pod.containers.length === 0) continue;
      const places = [pod.spec, ...pod.containers.map(({ node }) => node)];
      if (places.some((place) => !isNull(get(place, 'securityContext')))) continue;
      const fix = isWindows(pod) ? undefined : restrictedFix(doc, pod);
      yield reportIn(pod, [], {
        at: pod.at,
        about: { start: Math.min(pod.at.start, pod.spec.span.start), end: pod.spec.span.end },
        message: `${pod.resource.label} has no security context`,
        help: 'set `runAsNonRoot`, `seccompProfile`, `allowPrivilegeEscalation: false` and `capabilities: {drop: ["ALL"]}`',
        ...(fix && { fix }),
      });
    }
  },
});

/** Writes the whole block, or nothing if the position of any part is uncertain. */
function restrictedFix(doc: KubernetesDocument, { resource, spec, containers }: Pod): Fix | undefined {
  // At one place the deeper lines come first: those of the last container end the pod spec too.
  const places = [...containers.map(({ node }) => ({ map: node, value: OF_CONTAINER })), { map: spec, value: OF_POD }];
  const edits = new Map<string, Edit>();
  for (const { map, value } of places) {
    const edit = insertion(doc.yaml.text, resource.document, map, ['securityContext'], value);
    if (!edit) return undefined;
    const place = `${edit.span.start} ${edit.span.end}`;
    const other = edits.get(place);
    edits.set(place, other ? { span: other.span, text: other.text + edit.text } : edit);
  }
  return { title: 'Add the security context of the restricted profile', safety: 'unsafe', edits: [...edits.values()] };
}
