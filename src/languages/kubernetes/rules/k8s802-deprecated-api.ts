import { defineRule } from '../../../core/rule.ts';
import { lifecycleOf, stageOf, versionReport } from '../api-versions.ts';
import type { KubernetesDocument } from '../document.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S802',
  name: 'deprecated-api',
  title: 'deprecated API version',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'warning', 'kube-score': 'warning' },
  aliases: [],
  references: ['https://kubernetes.io/docs/reference/using-api/deprecation-guide/'],
  docs: {
    what: 'This API version of the kind is deprecated in the configured Kubernetes version and removed in a later one.',
    why: 'A later cluster upgrade breaks the manifest.',
    instead: 'Use the version in the message.',
  },
  examples: {
    bad: [
      { code: 'apiVersion: resource.k8s.io/v1beta1\nkind: DeviceClass\nmetadata: {name: a}\n', line: 1 },
      {
        code: 'apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: a}\n',
        line: 1,
        settings: { kubernetes: { version: '1.22', podSpecPaths: {} } },
        fixed: 'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\n',
      },
    ],
    good: [
      { code: 'apiVersion: resource.k8s.io/v1\nkind: DeviceClass\nmetadata: {name: a}\n' },
      { code: 'apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: a}\n', why: 'removed: K8S801' },
    ],
  },

  needs: ['has:prerelease'],
  *check(doc, facts) {
    for (const resource of doc.resources) {
      const lifecycle = lifecycleOf(resource);
      if (!lifecycle || stageOf(lifecycle, facts) !== 'ending') continue;
      yield versionReport(resource, lifecycle, `is removed in v1.${lifecycle.removed}`);
    }
  },
});
