import { defineRule } from '../../../core/rule.ts';
import { lifecycleOf, stageOf, versionReport } from '../api-versions.ts';
import type { KubernetesDocument } from '../document.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S801',
  name: 'removed-api',
  title: 'removed API version',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error', 'kube-linter': 'error', 'kube-score': 'error' },
  aliases: ['KSV-0107', 'no-extensions-v1beta'],
  references: ['https://kubernetes.io/docs/reference/using-api/deprecation-guide/'],
  docs: {
    what: 'The configured Kubernetes version (`kubernetes.version`) no longer serves this kind in this API version.',
    why: 'The API server answers “no matches for kind” and does not apply the object.',
    instead: 'Use the version in the message. Where only the name of the version changed, the fix writes it.',
  },
  examples: {
    bad: [
      {
        code: 'apiVersion: batch/v1beta1\nkind: CronJob\nmetadata:\n  name: a\nspec: {}\n',
        line: 1,
        fixed: 'apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: a\nspec: {}\n',
      },
      { code: 'kind: Ingress\napiVersion: extensions/v1beta1\nmetadata: {name: a}\n', line: 2 },
    ],
    good: [
      { code: 'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {}\n' },
      {
        code: 'apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: a}\n',
        settings: { kubernetes: { version: '1.24', podSpecPaths: {} } },
        why: 'an older cluster',
      },
    ],
  },

  needs: ['has:prerelease'],
  *check(doc, facts) {
    for (const resource of doc.resources) {
      const lifecycle = lifecycleOf(resource);
      if (!lifecycle || stageOf(lifecycle, facts) !== 'gone') continue;
      yield versionReport(resource, lifecycle, `is no longer served since v1.${lifecycle.removed}`);
    }
  },
});
