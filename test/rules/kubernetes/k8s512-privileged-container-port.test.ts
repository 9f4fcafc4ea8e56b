import rule from '../../../src/languages/kubernetes/rules/k8s512-privileged-container-port.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (ports: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: app, image: "a:1", ports: ${ports}}]}\n`;

testRule(rule, {
  reports: [pod('[{containerPort: ⟦1023⟧}]')],
  accepts: [pod('[{containerPort: 1024}]'), pod('[{containerPort: 0}]')],
});
