import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { entryOf, get, isShared } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { podsOf, reportIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S616',
  name: 'old-service-account-field',
  title: 'deprecated alias of serviceAccountName',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'info', 'kube-linter': 'info' },
  aliases: ['deprecated-service-account-field'],
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/'],
  docs: {
    what: 'The pod spec sets `serviceAccount` without `serviceAccountName`, or with a different value.',
    why: 'It is a deprecated alias: tools that read only the new field assume that the pod has no account.',
    instead: 'Use `serviceAccountName`.',
    safe: 'The API server copies the old field into the new one. In a patch, where the target may use either, the fix is unsafe.',
  },
  examples: {
    bad: [
      { code: podWith('', 'serviceAccount: ci\n'), line: 6, fixed: podWith('', 'serviceAccountName: ci\n') },
      { code: podWith('', 'serviceAccountName: a\nserviceAccount: b\n'), line: 7 },
    ],
    good: [
      { code: podWith('', 'serviceAccountName: ci\n') },
      { code: podWith('', 'serviceAccountName: ci\nserviceAccount: ci\n') },
    ],
  },

  needs: ['serviceAccount'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      const entry = entryOf(pod.spec, 'serviceAccount');
      const name = stringOf(get(pod.spec, 'serviceAccountName'));
      if (!entry || !stringOf(entry.value) || stringOf(entry.value) === name) continue;
      const alone =
        name === undefined && !isShared(pod.resource.document, entry.key.span) && entry.key.style === 'plain';
      yield reportIn(pod, ['serviceAccount'], {
        at: entry.key.span,
        message: '`serviceAccount` is a deprecated alias of `serviceAccountName`',
        help: 'write `serviceAccountName`',
        ...(alone && {
          fix: {
            title: 'Write `serviceAccountName`',
            safety: pod.resource.partial ? 'unsafe' : 'safe',
            edits: [{ span: entry.key.span, text: 'serviceAccountName' }],
          },
        }),
      });
    }
  },
});
