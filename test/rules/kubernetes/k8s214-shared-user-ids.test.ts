import rule from '../../../src/languages/kubernetes/rules/k8s214-shared-user-ids.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (spec: string, key = 'spec'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n${key}: {${spec}containers: [{name: app, image: "a:1"}]}\n`;

testRule(rule, {
  reports: [pod('', '⟦spec⟧'), pod('hostUsers: ⟦true⟧, ')],
  accepts: [
    pod('hostUsers: false, '),
    pod('os: {name: windows}, '),
    { settings: { kubernetes: { version: '1.32', podSpecPaths: {} } }, code: pod('') },
  ],
});
