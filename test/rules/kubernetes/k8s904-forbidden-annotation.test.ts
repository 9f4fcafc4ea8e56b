import rule from '../../../src/languages/kubernetes/rules/k8s904-forbidden-annotation.ts';
import { testRule } from '../../support/test-rule.ts';

const settings = { policy: { forbiddenAnnotations: ['old/*', 'team'] } };
const service = (annotations: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: web, annotations: ${annotations}}\nspec: {ports: [{port: 80}]}\n`;
const pod = (annotations: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web, annotations: ${annotations}}\nspec: {containers: [{name: a, image: "a:1"}]}\n`;

testRule(rule, {
  reports: [
    {
      code: service('{⟦team⟧: a, ⟦old/a⟧: b, new/a: c}'),
      settings,
      says: 'annotation `team` of service/web is forbidden by the configuration',
      severity: 'warning',
    },
    { name: 'of a Pod once', code: pod('{⟦"team"⟧: a}'), settings },
    {
      name: 'of the pods of a CronJob',
      code: 'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {jobTemplate: {spec: {template: {metadata: {annotations: {⟦team⟧: a}}, spec: {containers: [{name: a, image: "a:1"}]}}}}}\n',
      settings,
      says: 'of the pods of cronjob/a',
    },
    {
      name: 'an anchor once',
      code: `${service('&a {⟦team⟧: a}').replace('spec', 'x: {annotations: *a}\nspec')}`,
      settings,
    },
    {
      name: 'a template, whose name is not known',
      code: service('{⟦team⟧: a}').replace('web', '{{ .Release.Name }}'),
      settings,
      says: '`team` of Service is forbidden by the configuration',
    },
    { name: 'a patch', path: 'patch.yaml', code: service('{⟦team⟧: a}'), settings },
  ],
  accepts: [
    service('{team: a}'),
    { code: service('{teams: a, older/a: b}'), settings },
    { code: service(''), settings },
    { code: service('{team: a}').replace('annotations', 'labels'), settings },
  ],
});
