import rule from '../../../src/languages/project/rules/k8s615-missing-service-account.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (account: string, namespace = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web${namespace}}\nspec: {serviceAccountName: ${account}, containers: [{name: a, image: "a:1"}]}\n`;
const account = (metadata: string): string => `---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {${metadata}}\n`;

testRule(rule, {
  reports: [
    {
      path: 'a.yaml',
      code: pod('⟦a⟧', ', namespace: x') + account('name: b, namespace: x') + account('name: a, namespace: y'),
    },
  ],
  accepts: [
    { path: 'a.yaml', code: pod('a') + account('name: a') },
    { path: 'a.yaml', code: pod('default') + account('name: a') },
    { path: 'a.yaml', code: pod('a', ', namespace: x') + account('name: b, namespace: y') },
    { path: 'a.yaml', code: pod('"${A}"') + account('name: b') },
  ],
});
