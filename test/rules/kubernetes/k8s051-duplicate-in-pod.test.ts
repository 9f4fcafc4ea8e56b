import rule from '../../../src/languages/kubernetes/rules/k8s051-duplicate-in-pod.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (container: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}  containers:\n  - name: ${container}`;

testRule(rule, {
  reports: [
    pod('app\n    image: a:1\n  - {name: ⟦app⟧, image: "b:1"}\n'),
    { name: 'over the lists', code: pod('⟦app⟧\n    image: a:1\n', '  initContainers: [{name: app, image: "a:1"}]\n') },
    pod('app\n    image: a:1\n    volumeMounts: [{name: a, mountPath: /a}, {name: b, mountPath: ⟦/a⟧}]\n'),
    {
      profile: 'recommended',
      severity: 'warning',
      code: pod('app\n    image: a:1\n    ports: [{containerPort: 1}, {containerPort: ⟦1⟧, protocol: TCP}]\n'),
    },
  ],
  accepts: [
    pod(
      'app\n    image: a:1\n    ports: [{name: a, containerPort: 1}]\n  - {name: b, image: "b:1", ports: [{name: a, containerPort: 1}]}\n',
    ),
  ],
});
