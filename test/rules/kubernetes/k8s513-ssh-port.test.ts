import rule from '../../../src/languages/kubernetes/rules/k8s513-ssh-port.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (ports: string, name = 'app'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: ${name}, image: "a:1", ports: ${ports}}]\n`;

testRule(rule, {
  reports: [
    { profile: 'recommended', severity: 'warning', code: pod('[{containerPort: ⟦2222⟧}]') },
    { profile: 'recommended', severity: 'info', code: pod('[{containerPort: ⟦22⟧}]', 'gitea') },
  ],
  accepts: [
    pod('[{containerPort: 222}]'),
    'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 22}]}\n',
  ],
});
