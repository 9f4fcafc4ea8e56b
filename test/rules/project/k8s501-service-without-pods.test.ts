import rule from '../../../src/languages/project/rules/k8s501-service-without-pods.ts';
import { testRule } from '../../support/test-rule.ts';

const service = (spec: string, metadata = '{name: web}'): string =>
  `apiVersion: v1\nkind: Service\nmetadata: ${metadata}\nspec: {${spec}}\n`;
const pod = (labels: string, namespace = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {${labels}}${namespace}}\nspec: {containers: [{name: a, image: "a:1"}]}\n`;

testRule(rule, {
  reports: [
    {
      path: 'x/a.yaml',
      code: service('⟦selector⟧: {a: b}'),
      files: { 'x/b.yaml': pod('a: c'), 'x/kustomization.yaml': 'resources: [a.yaml, b.yaml]\n' },
    },
    {
      path: 'k8s/a.yaml',
      code: service('⟦selector⟧: {a: b, c: d}'),
      files: { 'k8s/b.yaml': pod('a: b') },
      says: 'use the labels of the closest pods: `a: b`',
    },
    {
      path: 'k8s/a.yaml',
      code: service('⟦selector⟧: {a: b}', '{name: web, namespace: x}'),
      files: { 'k8s/b.yaml': `${pod('a: b', ', namespace: y')}---\n${pod('a: c', ', namespace: x')}` },
    },
    { path: 'deploy/base/a.yaml', code: service('⟦selector⟧: {a: b}'), files: { 'deploy/x/y/b.yaml': pod('a: c') } },
    { path: 'a.yaml', code: service('⟦selector⟧: {a: b}'), files: { 'b.yaml': pod('a: c'), 'x/y.yaml': 'a: b\n' } },
  ],
  accepts: [
    { path: 'x/a.yaml', code: service('selector: {a: b}'), files: { 'x/b.yaml': pod('a: c') } },
    {
      path: 'a.yaml',
      code: service('selector: {a: b}'),
      files: { 'b.yaml': pod('a: c'), 'x/y/c.yaml': pod('a: b') },
    },
    {
      path: 'k8s/a.yaml',
      code: service('selector: {a: b}'),
      files: { 'k8s/b.yaml': pod('a: c'), 'k8s/kustomization.yaml': 'resources: ["https://example.com/x"]\n' },
    },
    { path: 'k8s/a.yaml', code: service('selector: {a: b}'), files: { 'k8s/b.yaml': pod('a: b, c: d') } },
    { path: 'k8s/a.yaml', code: service('selector: {a: b}'), files: { 'other/b.yaml': pod('a: c') } },
    { path: 'k8s/a.yaml', code: service('selector: {}'), files: { 'k8s/b.yaml': pod('a: c') } },
    { path: 'k8s/a.yaml', code: service('selector: {a: "${A}"}'), files: { 'k8s/b.yaml': pod('a: c') } },
    { path: 'k8s/a.yaml', code: service('type: ExternalName, selector: {a: b}'), files: { 'k8s/b.yaml': pod('a: c') } },
    {
      path: 'k8s/a.yaml',
      code: service('selector: {a: b}'),
      files: { 'k8s/b.yaml': pod('a: c'), 'k8s/c.yaml': pod('a: {{ .x }}') },
    },
  ],
});
