import rule from '../../../src/languages/kubernetes/rules/k8s331-job-without-ttl.ts';
import { testRule } from '../../support/test-rule.ts';

const job = (fields: string, key = 'spec', annotations = '{}'): string =>
  `apiVersion: batch/v1\nkind: Job\nmetadata: {name: a, annotations: ${annotations}}\n${key}: {${fields}}\n`;

testRule(rule, {
  reports: [job('backoffLimit: 1', '⟦spec⟧')],
  accepts: [
    job('ttlSecondsAfterFinished: 0'),
    job('backoffLimit: 1', 'spec', '{argocd.argoproj.io/hook-delete-policy: HookSucceeded}'),
    { path: 'patch.yaml', code: job('backoffLimit: 1') },
  ],
});
