import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import { scheduleProblem } from '../cron.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { pathIn } from '../facts.ts';

const cron = (spec: string): string => `apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: a\nspec:\n${spec}`;

export default defineRule<KubernetesDocument>({
  id: 'K8S057',
  name: 'bad-schedule',
  title: 'invalid or impossible schedule',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax'],
  docs: {
    what: '`schedule` of a CronJob is not five valid fields or one of `@hourly` … `@yearly`, specifies a day that does not exist, or contains a time zone; or `timeZone` is not in the IANA list.',
    why: 'The API server refuses the object, or the job never runs.',
    instead: 'Write five fields; put the time zone in `timeZone`.',
    exceptions: 'Values filled in elsewhere.',
  },
  examples: {
    bad: [
      { code: cron('  schedule: "0 25 * * *"\n'), line: 6 },
      { code: cron('  schedule: "CRON_TZ=Europe/Berlin 0 3 * * *"\n'), line: 6 },
    ],
    good: [
      { code: cron('  schedule: "*/15 8-18 * * MON-FRI"\n  timeZone: Europe/Berlin\n') },
      { code: cron('  schedule: "@daily"\n') },
    ],
  },

  needs: ['kind:CronJob'],
  *check(doc) {
    for (const resource of doc.resources) {
      if (resource.group !== 'batch' || resource.kind.text !== 'CronJob') continue;
      const spec = get(resource.root, 'spec');
      const schedule = get(spec, 'schedule');
      const text = stringOf(schedule);
      const problem = text === undefined || isUnknown(doc, schedule) ? undefined : scheduleProblem(text);
      if (schedule && problem) {
        yield {
          at: schedule.span,
          message: `\`${text}\` is not a valid schedule: ${problem}`,
          help: 'write five fields: minute, hour, day of month, month and day of week',
          path: pathIn(resource, 'spec', 'schedule'),
        };
      }
      const zone = get(spec, 'timeZone');
      const name = stringOf(zone);
      if (!zone || !name || isUnknown(doc, zone) || isTimeZone(name)) continue;
      yield {
        at: zone.span,
        message: `\`${name}\` is not a valid time zone`,
        help: 'use a name from the IANA list, for example `Europe/Berlin`',
        path: pathIn(resource, 'spec', 'timeZone'),
      };
    }
  },
});

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]*$/.test(name) || name === 'Local') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
