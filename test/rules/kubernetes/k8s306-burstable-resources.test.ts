import rule from '../../../src/languages/kubernetes/rules/k8s306-burstable-resources.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (resources: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  ${spec}\n  containers:\n  - name: app\n    image: a:1\n    ${resources}\n`;

testRule(rule, {
  reports: [
    {
      code: pod('⟦resources⟧: {requests: {cpu: 100m, memory: 1Gi}, limits: {cpu: 1, memory: 2Gi}}'),
      says: 'container "app" requests 100m of cpu (limit 1), 1Gi of memory (limit 2Gi)',
    },
    { code: pod('⟦resources⟧: {requests: {memory: 1Gi}, limits: {cpu: 1}}'), says: '1Gi of memory (no limit)' },
    {
      name: 'an init container of a CronJob',
      code: 'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec:\n  jobTemplate: {spec: {template: {spec: {initContainers: [{name: b, image: "a:1", ⟦resources⟧: {requests: {cpu: 1}}}], containers: [{name: c, image: "a:1"}]}}}}\n',
      says: 'init container "b"',
    },
  ],
  accepts: [
    pod('resources: {requests: {cpu: 1000m, memory: 1Gi}, limits: {cpu: 1, memory: 1024Mi}}'),
    pod('resources: {limits: {cpu: 1}}'),
    pod('resources: {requests: {ephemeral-storage: 1Gi}}'),
    pod('resources: {requests: {cpu: "${CPU}"}, limits: {cpu: 1}}'),
    pod('resources: {requests: {cpu: 1}, limits: {cpu: $(CPU)}}'),
    { name: 'the pod has resources', code: pod('resources: {requests: {cpu: 1}}', 'resources: {limits: {cpu: 2}}') },
    { name: 'a patch', path: 'patch.yaml', code: pod('resources: {requests: {cpu: 1}}') },
    {
      name: 'an ephemeral container',
      code: 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: c, image: "a:1"}], ephemeralContainers: [{name: b, image: "a:1", resources: {requests: {cpu: 1}}}]}\n',
    },
    {
      name: 'a namespace with defaults',
      code: `${pod('resources: {requests: {cpu: 1}}')}---\napiVersion: v1\nkind: LimitRange\nmetadata: {name: a}\nspec: {limits: [{type: Container, default: {cpu: 1}}]}\n`,
    },
  ],
});
