import rule from '../../../src/languages/kubernetes/rules/k8s504-external-ips.ts';
import { testRule } from '../../support/test-rule.ts';

const service = (spec: string): string => `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {${spec}}\n`;

testRule(rule, {
  reports: [
    { profile: 'recommended', severity: 'error', code: service('⟦externalIPs⟧: [1.2.3.4]') },
    { profile: 'recommended', severity: 'info', code: service('⟦loadBalancerIP⟧: 1.2.3.4') },
  ],
  accepts: [service('externalIPs: '), service('loadBalancerIP: ""')],
});
