import rule from '../../../src/languages/kubernetes/rules/k8s910-unguarded-namespace.ts';
import { testRule } from '../../support/test-rule.ts';

const namespace = (metadata: string): string => `apiVersion: v1\nkind: Namespace\nmetadata: {name: a, ${metadata}}\n`;

testRule(rule, {
  reports: [namespace('⟦labels⟧: {a: b}'), namespace('labels: {pod-security.kubernetes.io/enforce: ⟦privileged⟧}')],
  accepts: [namespace('labels: {pod-security.kubernetes.io/enforce: baseline}')],
});
