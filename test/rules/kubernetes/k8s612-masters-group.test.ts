import rule from '../../../src/languages/kubernetes/rules/k8s612-masters-group.ts';
import { testRule } from '../../support/test-rule.ts';

const binding = (name: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: a}\nroleRef: {kind: ClusterRole, name: a}\nsubjects: [{kind: Group, name: ${name}}]\n`;

testRule(rule, { reports: [binding('⟦"system:masters"⟧')], accepts: [binding('a'), binding('null')] });
