import rule from '../../../src/languages/kubernetes/rules/k8s201-unusual-volume-type.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (volumes: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  volumes: ${volumes}\n  containers: [{name: app, image: "a:1"}]\n`;

testRule(rule, {
  reports: [
    pod('[{name: a, ⟦nfs⟧: {path: r}}]'),
    { profile: 'pss-restricted', code: pod('[{name: a, ⟦hostPath⟧: {path: /srv}}]') },
  ],
  accepts: [
    pod('[{name: a, image: {reference: r}}]'),
    pod('[{name: a, hostPath: {path: /srv}}]'),
    pod('[{name: a, nfs: null}]'),
    pod('[{name: a, gitRepo: {}}]'),
    pod('[{$patch: delete, name: a}]'),
  ],
});
