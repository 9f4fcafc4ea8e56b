import rule from '../../../src/languages/kubernetes/rules/k8s803-prerelease-api.ts';
import { testRule } from '../../support/test-rule.ts';

const object = (version: string): string => `apiVersion: ${version}\nkind: Thing\nmetadata: {name: a}\n`;

testRule(rule, {
  reports: [object('⟦policy/v1beta1⟧'), object('⟦flowcontrol.apiserver.k8s.io/v1beta3⟧')],
  accepts: [object('v1'), object('gateway.networking.k8s.io/v1beta1'), object('monitoring.coreos.com/v1alpha1')],
});
