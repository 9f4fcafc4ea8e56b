import rule from '../../../src/languages/kubernetes/rules/k8s012-duplicate-object.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (metadata: string, version = 'v1'): string =>
  `apiVersion: ${version}\nkind: Thing\nmetadata: ${metadata}\n---\n`;

testRule(rule, {
  reports: [
    pod('{name: a}') + pod('{name: ⟦a⟧}') + pod('{name: ⟦a⟧}'),
    { name: 'another version of the group', code: pod('{name: a}', 'x.io/v1') + pod('{name: ⟦a⟧}', 'x.io/v2') },
  ],
  accepts: [
    pod('{name: a}') + pod('{name: a}', 'x.io/v1'),
    pod('{name: "$(A)"}') + pod('{name: "$(A)"}'),
    pod('{generateName: a}') + pod('{generateName: a}'),
  ],
});
