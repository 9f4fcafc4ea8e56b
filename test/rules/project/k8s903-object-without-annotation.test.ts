import rule from '../../../src/languages/project/rules/k8s903-object-without-annotation.ts';
import { testRule } from '../../support/test-rule.ts';

const settings = { policy: { requiredAnnotations: { contact: '*@example.org' } } };
const own = 'annotations: {contact: a@example.org}';
const set = (metadata: string, claim: string, key = 'volumeClaimTemplates'): string =>
  `apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: db, ${metadata}}\nspec: {${key}: [${claim}]}\n`;
const claimed = (metadata: string): string =>
  `apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: db, ${own}}\nspec:\n  selector: {}\n  template: {spec: {containers: [{name: a, image: "a:1"}]}}\n  volumeClaimTemplates: [${metadata}]\n`;

testRule(rule, {
  reports: [
    {
      path: 'a.yaml',
      code: 'apiVersion: v1\nkind: Service\n⟦metadata⟧: {name: web}\n',
      settings,
      says: 'service/web lacks the required annotation `contact` add `contact: *@example.org` to the annotations',
      severity: 'warning',
    },
    {
      path: 'a.yaml',
      code: 'apiVersion: v1\nkind: Service\nmetadata: {name: web, annotations: {contact: ⟦me⟧}}\n',
      settings,
      says: 'annotation `contact` of service/web is `me`, not `*@example.org`',
    },
    {
      name: 'a volume claim template',
      path: 'a.yaml',
      code: claimed('{⟦metadata⟧: {name: data}}'),
      settings,
      says: 'volume claim "data" of statefulset/db lacks',
    },
    { path: 'a.yaml', code: claimed('{metadata: {name: data, ⟦annotations⟧: {}}}'), settings },
    {
      name: 'one without metadata',
      path: 'a.yaml',
      code: claimed('{spec: {}}').replace('volumeClaimTemplates', '⟦volumeClaimTemplates⟧'),
      settings,
    },
  ],
  accepts: [
    { path: 'a.yaml', code: 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\n' },
    { path: 'a.yaml', code: `apiVersion: v1\nkind: Service\nmetadata: {name: web, ${own}}\n`, settings },
    { path: 'a.yaml', code: claimed(`{metadata: {name: data, ${own}}}`), settings },
    { name: 'a patch', path: 'a.yaml', code: set('a: b', '{metadata: {name: data}}'), settings },
    {
      name: 'a template',
      path: 'a.yaml',
      code: 'apiVersion: v1\nkind: Service\nmetadata: {name: {{ .Values.name }}}\n',
      settings,
    },
    {
      name: 'a kustomization adds it',
      path: 'k8s/a.yaml',
      code: 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\n',
      settings,
      files: { 'k8s/kustomization.yaml': 'commonAnnotations:\n  contact: a@example.org\n' },
    },
  ],
});
