import rule from '../../../src/languages/kubernetes/rules/k8s106-host-port.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (ports: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}  containers:\n  - name: app\n    image: a:1\n    ports: ${ports}\n`;

testRule(rule, {
  reports: [
    pod('[{containerPort: 80, hostPort: ⟦80⟧}, {containerPort: 81, hostPort: ⟦81⟧}]'),
    { profile: 'pss-baseline', code: pod('[{containerPort: 80, hostPort: ⟦80⟧}]', '  hostNetwork: true\n') },
  ],
  accepts: [
    pod('[{containerPort: 80}]'),
    pod('[{containerPort: 80, hostPort: 80}]', '  hostNetwork: true\n'),
    pod('[{containerPort: 80, hostPort: "$(PORT)"}]'),
  ],
});
