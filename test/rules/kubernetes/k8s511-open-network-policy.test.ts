import rule from '../../../src/languages/kubernetes/rules/k8s511-open-network-policy.ts';
import { testRule } from '../../support/test-rule.ts';

const policy = (spec: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web}\nspec: {${spec}}\n`;

testRule(rule, {
  reports: [
    policy('ingress: [⟦{}⟧], egress: [⟦{}⟧]'),
    policy('ingress: [{⟦ports⟧: [{port: 80}]}]'),
    policy('ingress: [{⟦from⟧: [{ipBlock: {cidr: "::/0"}}]}]'),
  ],
  accepts: [
    policy('ingress: []'),
    policy('egress: [{ports: [{port: 53}]}]'),
    policy('egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]}]'),
    policy('ingress: [{from: [{podSelector: {}}]}]'),
  ],
});
