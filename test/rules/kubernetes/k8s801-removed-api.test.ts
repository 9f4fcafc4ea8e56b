import rule from '../../../src/languages/kubernetes/rules/k8s801-removed-api.ts';
import { testRule } from '../../support/test-rule.ts';

const object = (version: string, kind: string, spec = '{}'): string =>
  `apiVersion: ${version}\nkind: ${kind}\nmetadata: {name: a}\nspec: ${spec}\n`;
const at = (version: string) => ({ kubernetes: { version, podSpecPaths: {} } });

testRule(rule, {
  reports: [
    {
      code: object('⟦"extensions/v1beta1"⟧', 'Deployment', '{selector: {matchLabels: {a: b}}}'),
      fixed: object('"apps/v1"', 'Deployment', '{selector: {matchLabels: {a: b}}}'),
    },
    {
      name: 'no fix without a selector',
      code: object('⟦apps/v1beta2⟧', 'Deployment'),
      fixed: object('apps/v1beta2', 'Deployment'),
    },
    {
      name: 'an empty selector means the opposite',
      code: object('⟦policy/v1beta1⟧', 'PodDisruptionBudget', '{selector: {}}'),
      fixed: object('policy/v1beta1', 'PodDisruptionBudget', '{selector: {}}'),
    },
    { code: object('⟦policy/v1beta1⟧', 'PodSecurityPolicy'), says: /Pod Security admission/ },
    { settings: at('1.16'), code: object('⟦apps/v1beta1⟧', 'StatefulSet') },
  ],
  accepts: [
    { settings: at('1.15'), code: object('apps/v1beta1', 'StatefulSet') },
    object('apps/v1', 'Deployment'),
    object('policy/v1beta1', 'Other'),
    object('resource.k8s.io/v1beta1', 'DeviceClass'),
  ],
});
