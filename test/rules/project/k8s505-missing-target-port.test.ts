import rule from '../../../src/languages/project/rules/k8s505-missing-target-port.ts';
import { testRule } from '../../support/test-rule.ts';

const service = (target: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {a: b}, ports: [{port: 80, targetPort: ${target}}]}\n`;
const pod = (ports: string, image = ', image: "a:1"'): string =>
  `---\napiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {a: b}}\nspec: {containers: [{name: a${image}, ports: [${ports}]}]}\n`;

testRule(rule, {
  reports: [
    { path: 'a.yaml', code: service('⟦web⟧') + pod('{containerPort: 1, name: http}') },
    { path: 'a.yaml', profile: 'recommended', severity: 'info', code: service('⟦2⟧') + pod('{containerPort: 1}') },
  ],
  accepts: [
    { path: 'a.yaml', code: service('web') + pod('{containerPort: 1, name: web}') },
    { path: 'a.yaml', code: service('web') + pod('') },
    { path: 'a.yaml', code: service('web') },
    { path: 'overlays/prod/a.yaml', code: service('web') + pod('{containerPort: 1}', '') },
    { path: 'a.yaml', code: service('"${P}"') + pod('{containerPort: 1}') },
  ],
});
