import rule from '../../../src/languages/kubernetes/rules/k8s503-open-load-balancer.ts';
import { testRule } from '../../support/test-rule.ts';

const service = (spec: string, key = 'spec', annotations = '{}'): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: web, annotations: ${annotations}}\n${key}: {type: ${spec}}\n`;

testRule(rule, {
  reports: [service('LoadBalancer', '⟦spec⟧'), service('LoadBalancer, loadBalancerSourceRanges: [⟦"::/0"⟧]')],
  accepts: [
    service('ClusterIP'),
    service('LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/8]'),
    service('LoadBalancer', 'spec', '{service.beta.kubernetes.io/aws-load-balancer-internal: "true"}'),
    { path: 'patch.yaml', code: service('LoadBalancer') },
  ],
});
