import rule from '../../../src/languages/kubernetes/rules/k8s616-old-service-account-field.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (spec: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {${spec}, containers: [{name: app, image: "a:1"}]}\n`;

testRule(rule, {
  reports: [
    { code: pod('⟦serviceAccount⟧: a'), fixed: pod('serviceAccountName: a') },
    { code: pod('⟦serviceAccount⟧: a, serviceAccountName: b'), fixed: pod('serviceAccount: a, serviceAccountName: b') },
  ],
  accepts: [pod('serviceAccount: a, serviceAccountName: a'), pod('serviceAccount: ')],
});
