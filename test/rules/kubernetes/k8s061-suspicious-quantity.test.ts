import rule from '../../../src/languages/kubernetes/rules/k8s061-suspicious-quantity.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (limits: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: app, image: "a:1", resources: {limits: {${limits}}}}]}\n`;

testRule(rule, {
  reports: [
    { code: pod('memory: ⟦512⟧'), says: /512 bytes/ },
    { code: pod('memory: ⟦64k⟧'), says: /write `64Mi`/ },
    { code: pod('memory: ⟦10Ti⟧'), says: /10 TiB/ },
    pod('ephemeral-storage: ⟦100m⟧'),
  ],
  accepts: [pod('memory: 4Mi, cpu: 99'), pod('memory: 0'), pod('memory: "${M}"'), pod('ephemeral-storage: 1')],
});
