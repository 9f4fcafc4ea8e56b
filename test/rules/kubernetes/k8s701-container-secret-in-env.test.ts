import rule from '../../../src/languages/kubernetes/rules/k8s701-container-secret-in-env.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (name: string, value: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: app, image: "a:1", env: [{name: ${name}, value: ${value}}]}]\n`;

testRule(rule, {
  reports: [
    { profile: 'recommended', severity: 'error', code: pod('API_TOKEN', '⟦"d8f1c0aa91"⟧') },
    { name: 'a known token under any name', code: pod('X', '⟦ghp_0123456789abcdefghijABCDEFGHIJ012345⟧') },
    { profile: 'recommended', severity: 'info', code: pod('PASSWORD', '⟦changeme⟧') },
  ],
  accepts: [
    pod('PASSWORD', '""'),
    pod('PASSWORD', 'yourpassword'),
    pod('API_KEY', 'API_KEY_VAL'),
    pod('PASSWORD', '"${PASSWORD}"'),
    pod('PASSWORD', '$(PASSWORD)'),
    pod('PASSWORD_FILE', '/run/secrets/a'),
    pod('USE_TOKEN', '"true"'),
    pod('URL', '"http://user:$(PASS)@db"'),
    pod('AUTH_TOKEN_URL', '"https://a/token"'),
  ],
});
