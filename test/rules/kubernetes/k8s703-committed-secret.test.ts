import rule from '../../../src/languages/kubernetes/rules/k8s703-committed-secret.ts';
import { testRule } from '../../support/test-rule.ts';

const secret = (body: string): string => `apiVersion: v1\nkind: Secret\nmetadata: {name: db}\n${body}\n`;

testRule(rule, {
  reports: [
    { profile: 'recommended', severity: 'error', code: secret('data: {⟦token⟧: ZDhmMWMwYWE5MQ==}') },
    { profile: 'recommended', severity: 'warning', code: secret('stringData: {⟦password⟧: postgres}') },
    { name: 'bytes', code: secret('data: {⟦key.bin⟧: /v7+}') },
    secret(
      'stringData: {⟦tls.key⟧: "-----BEGIN PRIVATE KEY-----\\nMIIEpAIBAAKCAQEAz5sGZ1y0k3qk1V7Q2w\\n-----END PRIVATE KEY-----", tls.crt: "-----BEGIN CERTIFICATE-----"}',
    ),
  ],
  accepts: [
    {
      name: 'names and addresses',
      code: secret(
        'stringData: {apiUsername: k3Jv9qLmZx, api-address: "tcp://k3Jv9qLmZx:1", auth.username_in: k3Jv9qLmZx, azurestorageaccountname: k3Jv9qLmZx, tls.crt: k3Jv9qLmZx}',
      ),
    },
    secret('stringData: {username: app, password: "<password>"}'),
    {
      name: 'a key that was cut',
      code: secret(
        'stringData:\n  tls.key: |\n    -----BEGIN PRIVATE KEY-----\n    ...\n    -----END PRIVATE KEY-----',
      ),
    },
    secret('data: {password: ENC[AES256_GCM]}'),
    secret('data: {password: ZDhmMWMwYWE5MQ==}\nsops: {mac: x}'),
    secret('data: {token: ZDhmMWMwYWE5MQ==}').replace('v1', 'bitnami.com/v1'),
    secret('data: {a: "{{ .x | b64enc }}"}'),
  ],
});
