import rule from '../../../src/languages/kubernetes/rules/k8s335-unusual-restart-policy.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (policy: string, key = 'spec'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n${key}: {${policy}containers: [{name: a, image: "a:1"}]}\n`;
const settings = { policy: { restartPolicies: ['OnFailure', 'Never'] } };

testRule(rule, {
  reports: [
    {
      code: pod('restartPolicy: ⟦Never⟧, '),
      says: '`Never`, which the configuration does not allow use an allowed policy: Always, OnFailure',
    },
    { code: pod('restartPolicy: ⟦"Always"⟧, '), settings },
    { name: 'the default', code: pod('', '⟦spec⟧'), settings, says: '`Always`' },
    { name: 'no value', code: pod('restartPolicy: ~, ', '⟦spec⟧'), settings },
    'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {jobTemplate: {spec: {template: {spec: {restartPolicy: ⟦Never⟧, containers: [{name: a, image: "a:1"}]}}}}}\n',
    { name: 'a patch that sets it', path: 'patch.yaml', code: pod('restartPolicy: ⟦Never⟧, ') },
  ],
  accepts: [
    pod(''),
    pod('restartPolicy: OnFailure, '),
    pod('restartPolicy: "${POLICY}", '),
    { settings, code: pod('restartPolicy: Never, ') },
    { name: 'a patch without it', settings, path: 'patch.yaml', code: pod('') },
  ],
});
