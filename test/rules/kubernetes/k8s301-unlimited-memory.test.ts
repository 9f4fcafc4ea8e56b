import rule from '../../../src/languages/kubernetes/rules/k8s301-unlimited-memory.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (container: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}  containers:\n  - name: ${container}`;

testRule(rule, {
  reports: [
    pod('⟦app⟧\n    image: a:1\n'),
    pod('app\n    image: a:1\n    ⟦resources⟧: {}\n'),
    pod('app\n    image: a:1\n    resources: {⟦limits⟧: {memory: null}}\n'),
  ],
  accepts: [
    pod('app\n    image: a:1\n    resources: {limits: {memory: 1Gi}}\n'),
    `${pod('app\n    image: a:1\n')}---\napiVersion: v1\nkind: LimitRange\nmetadata: {name: a}\n`,
    { path: 'patch.yaml', code: pod('app\n    image: a:1\n') },
  ],
});
