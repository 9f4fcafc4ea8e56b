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
  title: 'a CronJob that gives up after a hundred missed runs',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', 'kube-score': 'info' },
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline'],
  docs: {
    what: 'A CronJob has no `startingDeadlineSeconds`, or one below 10.',
    why: 'Without it the controller counts every missed run since the last one and stops for good after 100. Below 10 seconds it may never start, as it looks every 10 seconds: a warning.',
    instead: 'Set it to some minutes, for example 300.',
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
      const help = 'set `startingDeadlineSeconds: 300`';
      if (node && seconds !== undefined && seconds < 10) {
        const message = `a deadline of ${seconds}s is shorter than the controller's round: the job may never start`;
        yield { at: node.span, message, help, path, severity: 'warning' };
      } else if (spec && isNull(node) && !resource.partial) {
        yield { at: spec.key.span, message: 'after 100 missed runs the controller gives up', help, path };
      }
    }
  },
});
