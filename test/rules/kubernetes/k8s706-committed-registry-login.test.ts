import rule from '../../../src/languages/kubernetes/rules/k8s706-committed-registry-login.ts';
import { testRule } from '../../support/test-rule.ts';

const secret = (body: string): string => `apiVersion: v1\nkind: Secret\nmetadata: {name: pull}\n${body}\n`;

testRule(rule, {
  reports: [secret(`stringData: {⟦.dockercfg⟧: '{"quay.io": {"username": "a", "password": "b3Jv9"}}'}`)],
  accepts: [
    secret(`stringData: {.dockercfg: '{"quay.io": {"password": ""}}'}`),
    secret('data: {.dockerconfigjson: "not base64"}'),
    secret('data: {other: e30=}'),
  ],
});
