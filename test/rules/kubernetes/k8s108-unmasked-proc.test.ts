import rule from '../../../src/languages/kubernetes/rules/k8s108-unmasked-proc.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (value: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}  containers:\n  - name: app\n    image: a:1\n    securityContext: {procMount: ${value}}\n`;

testRule(rule, {
  reports: [
    pod('⟦Unmasked⟧'),
    { name: 'restricted never allows it', profile: 'pss-restricted', code: pod('⟦Unmasked⟧', '  hostUsers: false\n') },
    {
      name: 'before 1.35',
      settings: { kubernetes: { version: '1.34', podSpecPaths: {} } },
      code: pod('⟦Unmasked⟧', '  hostUsers: false\n'),
    },
  ],
  accepts: [pod('Default'), pod('Unmasked', '  hostUsers: false\n'), pod('null')],
});
