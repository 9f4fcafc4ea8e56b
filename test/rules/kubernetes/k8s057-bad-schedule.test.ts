import rule from '../../../src/languages/kubernetes/rules/k8s057-bad-schedule.ts';
import { testRule } from '../../support/test-rule.ts';

const cron = (schedule: string, rest = ''): string =>
  `apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {schedule: ${schedule}${rest}}\n`;

testRule(rule, {
  reports: [
    { code: cron('⟦"* * * *"⟧'), says: /4 fields/ },
    { code: cron('⟦"0 0 31 2,4 *"⟧'), says: /no day 31/ },
    { code: cron('⟦"@every 5m"⟧') },
    { code: cron('⟦"*/0 * * * *"⟧') },
    { code: cron('⟦"0 0 * * 7"⟧') },
    { code: cron('⟦"30-10 * * * *"⟧'), says: /reversed/ },
    { code: cron('"@daily"', ', timeZone: ⟦Berlin⟧') },
  ],
  accepts: [
    cron('"0 0 31 1,2 *"'),
    cron('"0 0 1 JAN-jun SUN"'),
    cron('"0 0 31 2 1"'),
    cron('"${SCHEDULE}"'),
    cron('"5,10-20/2 ? * * ?"', ', timeZone: Etc/UTC'),
  ],
});
