import { defineRule, type Edit, type Fix } from '../../../core/rule.ts';
import { insertion, type NewValue } from '../../yaml/edits.ts';
import { isNull } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { isWindows, podsOf, reportIn } from '../facts.ts';
import type { Pod } from '../pods.ts';

/** What the restricted profile asks of a pod. */
const OF_POD: NewValue = { runAsNonRoot: 'true', seccompProfile: { type: 'RuntimeDefault' } };
/** What it asks of each container, and a root file system that cannot be written. */
const OF_CONTAINER: NewValue = {
  allowPrivilegeEscalation: 'false',
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: 'true',
};

export default defineRule<KubernetesDocument>({
  id: 'K8S213',
  name: 'no-security-context',
  title: 'a pod without any security context',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: {},
  aliases: ['CKV_K8S_29', 'CKV_K8S_30', 'KSV-0118'],
  standsFor: ['K8S202', 'K8S203', 'K8S205', 'K8S206', 'K8S209'],
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  docs: {
    what: 'Neither the pod nor any of its containers has a `securityContext`. Where this rule reports, it stands for K8S202, K8S203, K8S205, K8S206 and K8S209, which are then silent about the pod, and is as grave as the gravest of them.',
    why: 'The containers run with all that the defaults of the server allow: as the root user of most images, with a set of capabilities, without a seccomp filter.',
    instead:
      'Add the fields of the profile `restricted`; the fix writes them. The image may need another USER, and an emptyDir for what it writes. (Opt-in: one finding a pod in the place of five.)',
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
        why: 'a start is made; the other rules say what is missing',
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
        message: `${pod.resource.label} has no security context at all`,
        help: 'set `runAsNonRoot`, `seccompProfile`, `allowPrivilegeEscalation: false` and `capabilities: {drop: ["ALL"]}`',
        ...(fix && { fix }),
      });
    }
  },
});

/** Writes the whole block, or nothing when a part of it has no certain place. */
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
