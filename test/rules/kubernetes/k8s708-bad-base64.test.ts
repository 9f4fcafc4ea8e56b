import rule from '../../../src/languages/kubernetes/rules/k8s708-bad-base64.ts';
import { testRule } from '../../support/test-rule.ts';

const secret = (data: string): string => `apiVersion: v1\nkind: Secret\nmetadata: {name: db}\ndata: {${data}}\n`;

testRule(rule, {
  reports: [
    secret('a: ⟦abc⟧'),
    secret('a: ⟦"not base64"⟧'),
    { profile: 'recommended', severity: 'warning', code: secret('a: ⟦YWJjCg==⟧') },
  ],
  accepts: [secret('a: YWJj'), secret('a: "YWJj\\nZGVm"'), secret('a: <base64>'), secret('a: YQpiCg=='), secret('a: ')],
});
