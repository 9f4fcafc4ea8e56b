import rule from '../../../src/languages/kubernetes/rules/k8s339-no-node-affinity.ts';
import { testRule } from '../../support/test-rule.ts';

const containers = 'containers: [{name: a, image: "a:1"}]';

testRule(rule, {
  reports: [
    { code: `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n⟦spec⟧: {${containers}}\n`, says: 'pod/web' },
    `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {⟦affinity⟧: {}, ${containers}}\n`,
    `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {affinity: {⟦nodeAffinity⟧: null}, ${containers}}\n`,
    `apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {jobTemplate: {spec: {template: {⟦spec⟧: {${containers}}}}}}\n`,
    `{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, ⟦"spec"⟧: {"containers": [{"name": "a", "image": "a:1"}]}}]}\n`,
  ],
  accepts: [
    `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {affinity: {nodeAffinity: {}}, ${containers}}\n`,
    { path: 'patch.yaml', code: `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {${containers}}\n` },
    `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {affinity: "\${AFFINITY}", ${containers}}\n`,
  ],
});
