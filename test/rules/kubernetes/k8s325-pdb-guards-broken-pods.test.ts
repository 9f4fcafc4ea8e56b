import rule from '../../../src/languages/kubernetes/rules/k8s325-pdb-guards-broken-pods.ts';
import { testRule } from '../../support/test-rule.ts';

const pdb = (fields: string, key = 'spec'): string =>
  `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\n${key}: {${fields}}\n`;

testRule(rule, {
  reports: [pdb('', '⟦spec⟧')],
  accepts: [
    pdb('unhealthyPodEvictionPolicy: AlwaysAllow'),
    { settings: { kubernetes: { version: '1.26', podSpecPaths: {} } }, code: pdb('') },
  ],
});
