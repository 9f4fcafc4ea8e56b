import rule from '../../../src/languages/kubernetes/rules/k8s054-illegal-restart-policy.ts';
import { testRule } from '../../support/test-rule.ts';

const cron = (spec: string, key = 'spec'): string =>
  `apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {jobTemplate: {spec: {template: {${key}: {${spec}containers: [{name: a, image: "a:1"}]}}}}}\n`;

testRule(rule, {
  reports: [
    cron('', '⟦spec⟧'),
    cron('restartPolicy: ⟦Always⟧, '),
    'apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: a}\nspec: {template: {spec: {restartPolicy: ⟦OnFailure⟧}}}\n',
  ],
  accepts: [
    cron('restartPolicy: Never, '),
    cron('restartPolicy: "${R}", '),
    { path: 'patch.yaml', code: cron('') },
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {restartPolicy: Never, containers: []}\n',
  ],
});
