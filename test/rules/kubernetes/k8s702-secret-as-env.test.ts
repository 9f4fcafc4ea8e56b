import rule from '../../../src/languages/kubernetes/rules/k8s702-secret-as-env.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (fields: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: app, image: "a:1", ${fields}}]\n`;

testRule(rule, {
  reports: [pod('env: [{name: A, valueFrom: {⟦secretKeyRef⟧: {}}}], envFrom: [{⟦secretRef⟧: {}}]')],
  accepts: [pod('env: [{name: A, valueFrom: {fieldRef: {}}}]'), pod('envFrom: []')],
});
