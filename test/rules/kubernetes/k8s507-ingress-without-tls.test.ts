import rule from '../../../src/languages/kubernetes/rules/k8s507-ingress-without-tls.ts';
import { testRule } from '../../support/test-rule.ts';

const ingress = (spec: string, key = 'spec'): string =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: web}\n${key}: {${spec}}\n`;

testRule(rule, {
  reports: [
    ingress('rules: [{host: ⟦a.b⟧}, {host: ⟦"x.a.b"⟧}], tls: [{hosts: ["*.b.c"]}]'),
    ingress('defaultBackend: {}', '⟦spec⟧'),
  ],
  accepts: [
    ingress('rules: [{host: a.b.c}], tls: [{hosts: ["*.b.c"]}]'),
    ingress('rules: [{host: a.b}], tls: [{secretName: x}]'),
    ingress('rules: [{host: "${HOST}"}]'),
  ],
});
