import rule from '../../../src/languages/kubernetes/rules/k8s618-aws-auth-admin.ts';
import { testRule } from '../../support/test-rule.ts';

const map = (name: string, groups: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {⟦mapUsers⟧: "- groups: [${groups}]"}\n`;

testRule(rule, {
  reports: [map('aws-auth', 'system:masters')],
  accepts: [map('aws-auth', 'a').replace(/[⟦⟧]/g, ''), map('other', 'system:masters').replace(/[⟦⟧]/g, '')],
});
