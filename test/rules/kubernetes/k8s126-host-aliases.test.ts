import rule from '../../../src/languages/kubernetes/rules/k8s126-host-aliases.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (aliases: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  ${aliases}\n  containers: [{name: app, image: "a:1"}]\n`;

testRule(rule, {
  reports: [
    { code: pod('⟦hostAliases⟧: [{ip: 1.2.3.4, hostnames: [a, b, c, d]}]'), says: '`a`, `b`, `c`, …' },
    pod('⟦hostAliases⟧: [{ip: 1.2.3.4}]'),
  ],
  accepts: [pod('hostAliases: []'), pod('hostAliases:')],
});
