import rule from '../../../src/languages/kubernetes/rules/k8s332-naked-pod.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (spec: string, name = 'web'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {${spec}}\n`;

testRule(rule, {
  reports: [pod('').replace('Pod', '⟦Pod⟧')],
  accepts: [
    pod('restartPolicy: Never'),
    pod('', 'web-test'),
    { path: 'etc/kubernetes/manifests/a.yaml', code: pod('') },
    { path: 'patch.yaml', code: pod('') },
  ],
});
