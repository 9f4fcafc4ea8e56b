import rule from '../../../src/languages/project/rules/k8s506-missing-backend.ts';
import { testRule } from '../../support/test-rule.ts';

const service = (ports: string, type = ''): string =>
  `---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {${type}ports: [${ports}]}\n`;
const ingress = (backend: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i}\nspec: {rules: [{http: {paths: [{backend: ${backend}}]}}]}\n`;
const route = (ref: string): string =>
  `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: r}\nspec: {rules: [{backendRefs: [${ref}]}]}\n`;

testRule(rule, {
  reports: [
    {
      path: 'a.yaml',
      code: ingress('{service: {name: ⟦wed⟧, port: {number: 1}}}') + service('{port: 1}'),
      says: 'did you mean `web`?',
    },
    { path: 'a.yaml', code: ingress('{serviceName: web, servicePort: ⟦2⟧}') + service('{port: 1}') },
    { path: 'a.yaml', code: route('{name: ⟦x⟧, port: 1}') + service('{port: 1}') },
  ],
  accepts: [
    { path: 'a.yaml', code: ingress('{service: {name: web, port: {name: http}}}') + service('{name: http, port: 1}') },
    { path: 'a.yaml', code: ingress('{service: {name: web, port: {name: x}}}') + service('', 'type: ExternalName, ') },
    { path: 'a.yaml', code: ingress('{resource: {name: x}}') + service('{port: 1}') },
    { path: 'a.yaml', code: ingress('{service: {name: web, port: {name: use-annotation}}}') + service('{port: 1}') },
    { path: 'a.yaml', code: route('{name: x, namespace: y, port: 1}') + service('{port: 1}') },
    { path: 'a.yaml', code: ingress('{service: {name: "${NAME}"}}') + service('{port: 1}') },
  ],
});
