import rule from '../../../src/languages/kubernetes/rules/k8s704-secret-in-configmap.ts';
import { testRule } from '../../support/test-rule.ts';

const map = (data: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata:\n${data}`;

testRule(rule, {
  reports: [
    map('  token: ⟦"d8f1c0aa91"⟧\n'),
    map('  app.yaml: |\n    a: 1\n      apiKey: "⟦d8f1c0aa91⟧" # why\n'),
    { name: 'CRLF', code: map('  .env: |\n    DB_PASSWORD=⟦d8f1c0aa91⟧\n').replaceAll('\n', '\r\n') },
    { profile: 'recommended', severity: 'info', code: map('  password: ⟦postgres⟧\n') },
  ],
  accepts: [
    map('  password: ""\n'),
    map('  password: "${P}"\n'),
    map('  a.py: |\n    password = d8f1c0aa91\n'),
    map('  readme.md: |\n    password: d8f1c0aa91\n'),
    map('  a.conf: |\n    password = get(d8f1c0aa91)\n    # password: d8f1c0aa91\n'),
    map('  a.conf: |\n    secretName: my-tls\n'),
  ],
});
