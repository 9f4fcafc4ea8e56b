import rule from '../../../src/languages/kubernetes/rules/k8s502-node-port.ts';
import { testRule } from '../../support/test-rule.ts';

const service = (type: string): string => `apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: ${type}}\n`;

testRule(rule, {
  reports: [service('⟦NodePort⟧')],
  accepts: [service('ClusterIP'), service('NodePort').replace('v1', 'serving.knative.dev/v1')],
});
