import rule from '../../../src/languages/kubernetes/rules/k8s330-cronjob-without-deadline.ts';
import { testRule } from '../../support/test-rule.ts';

const cron = (fields: string, key = 'spec'): string =>
  `apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\n${key}: {${fields}}\n`;

testRule(rule, {
  reports: [
    { profile: 'recommended', severity: 'info', code: cron('schedule: "@daily"', '⟦spec⟧') },
    { profile: 'recommended', severity: 'warning', code: cron('schedule: "@daily", startingDeadlineSeconds: ⟦9⟧') },
  ],
  accepts: [cron('startingDeadlineSeconds: 10'), { path: 'patch.yaml', code: cron('schedule: "@daily"') }],
});
