import rule from '../../../src/languages/kubernetes/rules/k8s508-ingress-nginx-injection.ts';
import { testRule } from '../../support/test-rule.ts';

const ingress = (annotation: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: web, annotations: {${annotation}}}\n`;

testRule(rule, {
  reports: [
    ingress('⟦nginx.ingress.kubernetes.io/server-snippet⟧: x'),
    ingress('⟦nginx.ingress.kubernetes.io/mirror-host⟧: "a;b"'),
  ],
  accepts: [
    ingress('nginx.ingress.kubernetes.io/auth-url: "http://a/b"'),
    ingress('nginx.org/server-snippets: x'),
    ingress('nginx.ingress.kubernetes.io/server-snippet: ""'),
  ],
});
