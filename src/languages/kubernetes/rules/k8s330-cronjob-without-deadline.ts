import { defineRule } from '../../../core/rule.ts';
import { integerOf, isNull } from '../../yaml/scalars.ts';
import { entryOf, get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { pathIn } from '../facts.ts';

const cron = (fields: string): string =>
  `apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: a\nspec:\n  schedule: "@daily"\n${fields}`;

export default defineRule<KubernetesDocument>({
  id: 'K8S330',
  name: 'cronjob-without-deadline',
  title: 'missing CronJob starting deadline',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', 'kube-score': 'info' },
  aliases: ['cronjob-has-deadline'],
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline'],
  docs: {
    what: 'A CronJob has no `startingDeadlineSeconds`, or a value below 10.',
    why: 'Without it, the controller counts every missed run since the last one and stops permanently after 100. Below 10 seconds the job may never start, since the controller checks every 10 seconds: a warning.',
    instead: 'Set it to a few minutes, for example 300.',
    exceptions: 'Patches and templates.',
  },
  examples: {
    bad: [
      { code: cron(''), line: 5 },
      { code: cron('  startingDeadlineSeconds: 5\n'), line: 7 },
    ],
    good: [{ code: cron('  startingDeadlineSeconds: 300\n') }, { code: cron('  startingDeadlineSeconds: 10\n') }],
  },

  needs: ['kind:CronJob'],
  *check(doc) {
    for (const resource of doc.resources) {
      if (resource.group !== 'batch' || resource.kind.text !== 'CronJob') continue;
      const spec = entryOf(resource.root, 'spec');
      const node = get(spec?.value, 'startingDeadlineSeconds');
      const seconds = integerOf(node);
      const path = pathIn(resource, 'spec', 'startingDeadlineSeconds');
      const help = 'set a deadline of a few minutes, for example `startingDeadlineSeconds: 300`';
      if (node && seconds !== undefined && seconds < 10) {
        const message = `a deadline of ${seconds}s is shorter than the controller's check interval: the job may never start`;
        yield { at: node.span, message, help, path, severity: 'warning' };
      } else if (spec && isNull(node) && !resource.partial) {
        yield { at: spec.key.span, message: 'the controller stops permanently after 100 missed runs', help, path };
      }
    }
  },
});
