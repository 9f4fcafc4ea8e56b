import rule from '../../../src/languages/kubernetes/rules/k8s805-old-label.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (spec: string, annotations = '{}'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web, annotations: ${annotations}}\nspec:\n  ${spec}\n  containers: [{name: app, image: "a:1"}]\n`;

testRule(rule, {
  reports: [
    {
      code: pod('nodeSelector: {⟦"beta.kubernetes.io/arch"⟧: amd64}'),
      fixed: pod('nodeSelector: {"kubernetes.io/arch": amd64}'),
    },
    { name: 'once for a Pod', code: pod('nodeSelector: {}', '{⟦scheduler.alpha.kubernetes.io/critical-pod⟧: ""}') },
    'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: a, annotations: {⟦volume.beta.kubernetes.io/storage-class⟧: x}}\n',
  ],
  accepts: [pod('nodeSelector: {kubernetes.io/os: linux}'), pod('nodeSelector: {toString: a}')],
});
