import rule from '../../../src/languages/kubernetes/rules/k8s060-duplicate-env.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (env: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: app, image: "a:1", env: ${env}}]}\n`;

testRule(rule, {
  reports: [
    pod('[{name: A}, {name: B}, {name: ⟦A⟧}, {name: ⟦"A"⟧}]'),
    pod('[{name: ⟦""⟧}]'),
    { settings: { kubernetes: { version: '1.29', podSpecPaths: {} } }, code: pod('[{name: ⟦"1 a"⟧}]') },
  ],
  accepts: [pod('[{name: a}, {name: A}, {name: "1 a"}]'), pod('[{name: "${A}"}, {name: "${A}"}]')],
});
