import { defineRule } from '../../../core/rule.ts';
import { isNull, stringOf } from '../../yaml/scalars.ts';
import { entriesOf, entryOf, get, getIn } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { pathIn } from '../facts.ts';

const job = (fields: string): string =>
  `apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: a\nspec:\n${fields}  template:\n    spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}]}\n`;

export default defineRule<KubernetesDocument>({
  id: 'K8S331',
  name: 'job-without-ttl',
  title: 'finished Jobs not cleaned up',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', 'kube-linter': 'info' },
  aliases: ['job-ttl-seconds-after-finished'],
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/'],
  docs: {
    what: 'A Job has no `ttlSecondsAfterFinished`, or the job template of a CronJob sets it.',
    why: 'Finished Jobs and their pods remain until they are deleted manually. In a CronJob it conflicts with the history limits, which also delete Jobs.',
    instead: 'Set it on Jobs; use `successfulJobsHistoryLimit` and `failedJobsHistoryLimit` on CronJobs.',
    exceptions: 'Jobs that Helm or Argo CD delete (hook annotations), patches and templates.',
  },
  examples: {
    bad: [
      { code: job(''), line: 5 },
      {
        code: 'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec:\n  jobTemplate:\n    spec:\n      ttlSecondsAfterFinished: 60\n',
        line: 7,
      },
    ],
    good: [
      { code: job('  ttlSecondsAfterFinished: 3600\n') },
      { code: job('').replace('name: a\n', 'name: a\n  annotations: {helm.sh/hook-delete-policy: hook-succeeded}\n') },
    ],
  },

  needs: ['kind:Job', 'kind:CronJob'],
  *check(doc) {
    for (const resource of doc.resources) {
      if (resource.group !== 'batch') continue;
      if (resource.kind.text === 'CronJob') {
        const value = getIn(resource.root, ['spec', 'jobTemplate', 'spec', 'ttlSecondsAfterFinished']);
        if (!value || isNull(value)) continue;
        const path = pathIn(resource, 'spec', 'jobTemplate', 'spec', 'ttlSecondsAfterFinished');
        const message = '`ttlSecondsAfterFinished` conflicts with the history limits of the CronJob';
        yield { at: value.span, message, help: 'remove it', path };
        continue;
      }
      const spec = entryOf(resource.root, 'spec');
      if (resource.kind.text !== 'Job' || resource.partial || !spec) continue;
      if (!isNull(get(spec.value, 'ttlSecondsAfterFinished'))) continue;
      const annotations = entriesOf(getIn(resource.root, ['metadata', 'annotations']));
      if (annotations.some(({ key, value }) => /hook-delete-policy$/.test(key.text) && stringOf(value))) continue;
      yield {
        at: spec.key.span,
        message: 'the finished pods of this Job remain until they are deleted manually',
        help: 'set a time to live, for example `ttlSecondsAfterFinished: 3600`',
        path: pathIn(resource, 'spec', 'ttlSecondsAfterFinished'),
      };
    }
  },
});
