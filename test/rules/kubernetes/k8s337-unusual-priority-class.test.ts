import rule from '../../../src/languages/kubernetes/rules/k8s337-unusual-priority-class.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (name: string, key = 'spec'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n${key}: {${name}containers: [{name: a, image: "a:1"}]}\n`;
const listed = { policy: { priorityClasses: ['high', 'team-*'] } };
const required = { policy: { requirePriorityClass: true } };

testRule(rule, {
  reports: [
    {
      code: pod('priorityClassName: ⟦low⟧, '),
      settings: listed,
      says: 'pod/web has priority class `low`, which the configuration does not allow use an allowed class: high, team-*',
    },
    { code: pod('', '⟦spec⟧'), settings: required, says: 'has no priority class set `priorityClassName`' },
    { code: pod('priorityClassName: "", ', '⟦spec⟧'), settings: required },
    {
      code: 'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {jobTemplate: {spec: {template: {spec: {priorityClassName: ⟦low⟧, containers: [{name: a, image: "a:1"}]}}}}}\n',
      settings: listed,
    },
  ],
  accepts: [
    pod('priorityClassName: low, '),
    pod(''),
    { settings: listed, code: pod('') },
    { settings: listed, code: pod('priorityClassName: high, ') },
    { settings: listed, code: pod('priorityClassName: team-a, ') },
    { settings: listed, code: pod('priorityClassName: "${CLASS}", ') },
    { settings: required, code: pod('priorityClassName: low, ') },
    { settings: required, path: 'patch.yaml', code: pod('') },
  ],
});
