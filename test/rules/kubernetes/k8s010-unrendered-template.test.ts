import rule from '../../../src/languages/kubernetes/rules/k8s010-unrendered-template.ts';
import { testRule } from '../../support/test-rule.ts';

const HEAD = 'apiVersion: v1\nkind: ConfigMap\n';

testRule(rule, {
  reports: [
    `${HEAD}a: ⟦{{ .x }}⟧\nb: {{ .y }}\n`,
    { name: 'actions over lines', code: `⟦{{/* a\n b }} */}}⟧\n${HEAD}a: "{{ "x" }}"\n` },
    { name: 'Jinja', code: `⟦{% if a %}⟧\n${HEAD}{% endif %}\n` },
    { name: 'what is left is no YAML', code: `${HEAD}a: ⟦{{ .x }}⟧\n  b: c\n`, says: /one document/ },
    {
      name: 'a patch by its name',
      path: 'web-patch.yaml',
      code: 'apiVersion: v1\nkind: ⟦Service⟧\nmetadata: {name: web}\nspec: {type: NodePort}\n',
      says: /service\/web is read as a patch/,
    },
    {
      name: 'a patch by what it lacks',
      code: 'apiVersion: apps/v1\nkind: ⟦Deployment⟧\nmetadata: {name: web}\nspec: {replicas: 2}\n',
    },
    {
      name: 'several patches, once',
      code: 'apiVersion: apps/v1\nkind: ⟦Deployment⟧\nmetadata: {name: a}\nspec: {replicas: 2}\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: b}\nspec: {replicas: 2}\n',
      says: /2 objects are read as patches/,
    },
    {
      name: 'a patch that a kustomization above names',
      path: 'overlays/prod/parts/web.yaml',
      code: 'apiVersion: v1\nkind: ⟦Service⟧\nmetadata: {name: web}\nspec: {type: NodePort}\n',
      files: { 'overlays/prod/Kustomization': 'patchesStrategicMerge:\n- parts/web.yaml\n' },
    },
  ],
  accepts: [
    {
      name: 'a resource of a kustomization',
      path: 'base/web.yaml',
      code: 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {type: NodePort}\n',
      files: { 'base/kustomization.yaml': 'resources: [web.yaml]\npatches: [{path: other.yaml}]\n' },
    },
    `${HEAD}a: "{{ x }}"\n`,
    `${HEAD}a: |\n  {{ x }} b\n`.replace('  {{', '  x {{'),
    `${HEAD}a: b{{c}}\n`,
  ],
});
