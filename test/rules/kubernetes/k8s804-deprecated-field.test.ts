import rule from '../../../src/languages/kubernetes/rules/k8s804-deprecated-field.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (volumes: string, annotations = '{}'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web, annotations: ${annotations}}\nspec:\n  volumes: ${volumes}\n  containers: [{name: app, image: "a:1"}]\n`;

testRule(rule, {
  reports: [
    pod('[{name: a, ⟦rbd⟧: {}}, {name: b, emptyDir: {}}]'),
    pod('[]', '{⟦container.seccomp.security.alpha.kubernetes.io/app⟧: unconfined}'),
    'apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: a}\nspec: {⟦cephfs⟧: {}}\n',
  ],
  accepts: [
    pod('[{name: a, nfs: {}}]'),
    pod('[{name: constructor, emptyDir: {}, toString: {}}]'),
    {
      settings: { kubernetes: { version: '1.26', podSpecPaths: {} } },
      code: pod('[]', '{seccomp.security.alpha.kubernetes.io/pod: x}'),
    },
  ],
});
