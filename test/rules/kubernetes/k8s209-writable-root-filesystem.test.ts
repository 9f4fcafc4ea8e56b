import rule from '../../../src/languages/kubernetes/rules/k8s209-writable-root-filesystem.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (container: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}  containers:\n  - name: ${container}`;

testRule(rule, {
  reports: [
    pod('⟦app⟧\n    image: a:1\n'),
    pod('app\n    image: a:1\n    securityContext: {readOnlyRootFilesystem: ⟦false⟧}\n'),
    { path: 'patch.yaml', code: pod('app\n    securityContext: {readOnlyRootFilesystem: ⟦false⟧}\n') },
  ],
  accepts: [
    pod('app\n    image: a:1\n    securityContext: {readOnlyRootFilesystem: true}\n'),
    pod('app\n    image: a:1\n', '  os: {name: windows}\n'),
  ],
});
