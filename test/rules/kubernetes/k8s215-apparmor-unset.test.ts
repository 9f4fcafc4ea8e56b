import rule from '../../../src/languages/kubernetes/rules/k8s215-apparmor-unset.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (spec: string, key = 'spec', annotations = '{}'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web, annotations: ${annotations}}\n${key}:\n${spec}  containers: [{name: app, image: "a:1"}]\n`;

testRule(rule, {
  reports: [
    pod('', '⟦spec⟧'),
    { profile: 'snyk', code: pod('').replace('name: app', 'name: ⟦app⟧'), says: 'container "app"' },
  ],
  accepts: [
    pod('', 'spec', '{container.apparmor.security.beta.kubernetes.io/app: runtime/default}'),
    { settings: { kubernetes: { version: '1.29', podSpecPaths: {} } }, code: pod('') },
    { path: 'patch.yaml', code: pod('') },
  ],
});
