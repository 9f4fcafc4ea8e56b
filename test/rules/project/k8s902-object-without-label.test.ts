import rule from '../../../src/languages/project/rules/k8s902-object-without-label.ts';
import { testRule } from '../../support/test-rule.ts';

const settings = { policy: { requiredLabels: { owner: '*', 'acme.org/tier': '*end' } } };
const owner = { policy: { requiredLabels: { owner: '*' } } };
const service = (metadata: string): string =>
  `apiVersion: v1\nkind: Service\n${metadata}\nspec: {ports: [{port: 80}]}\n`;
const bare = service('metadata: {name: web}');

testRule(rule, {
  reports: [
    {
      path: 'a.yaml',
      code: service('metadata: {name: web, ⟦labels⟧: {a: b}}'),
      settings: owner,
      says: 'service/web lacks the required label `owner` add `owner` to the labels',
      severity: 'warning',
    },
    { path: 'a.yaml', code: service('⟦metadata⟧: {name: web}'), settings: owner },
    {
      name: 'another value',
      path: 'a.yaml',
      code: service('metadata: {name: web, labels: {owner: x, acme.org/tier: ⟦middle⟧}}'),
      settings,
      says: 'label `acme.org/tier` of service/web is `middle`, not `*end` add `acme.org/tier: *end` to the labels',
    },
    { name: 'no value', path: 'a.yaml', code: service('metadata: {name: web, labels: {⟦owner⟧: ~}}'), settings: owner },
    {
      name: 'in a List',
      path: 'a.yaml',
      code: 'apiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: ConfigMap, ⟦metadata⟧: {name: a}}]\n',
      settings: owner,
    },
    {
      name: 'no kustomization names the label',
      path: 'k8s/a.yaml',
      code: service('⟦metadata⟧: {name: web}'),
      settings: owner,
      files: { 'k8s/kustomization.yaml': 'commonLabels: {team: a}\nresources: [a.yaml]\n' },
    },
    {
      name: 'a kustomization of other files',
      path: 'other/a.yaml',
      code: service('⟦metadata⟧: {name: web}'),
      settings: owner,
      files: { 'k8s/kustomization.yaml': 'commonLabels: {owner: a}\n' },
    },
  ],
  accepts: [
    { path: 'a.yaml', code: bare },
    { path: 'a.yaml', code: service('metadata: {name: web, labels: {owner: x, acme.org/tier: frontend}}'), settings },
    {
      path: 'a.yaml',
      code: service('metadata: {name: web, labels: {owner: "${OWNER}"}}'),
      settings: { policy: { requiredLabels: { owner: 'a' } } },
    },
    { path: 'a.yaml', code: service('metadata: {name: web, labels: "${LABELS}"}'), settings: owner },
    { name: 'a patch', path: 'patch.yaml', code: bare, settings: owner },
    { name: 'a template', path: 'a.yaml', code: bare.replace('web', '{{ .Values.name }}'), settings: owner },
    {
      name: 'a kustomization adds it',
      path: 'k8s/base/a.yaml',
      code: bare,
      settings: owner,
      files: {
        'k8s/base/kustomization.yaml': 'resources: [a.yaml]\n',
        'k8s/prod/kustomization.yaml': 'resources: [../base]\nlabels: [{pairs: {"owner": shop}}]\n',
      },
    },
  ],
});
