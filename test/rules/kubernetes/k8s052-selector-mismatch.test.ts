import rule from '../../../src/languages/kubernetes/rules/k8s052-selector-mismatch.ts';
import { testRule } from '../../support/test-rule.ts';

const deployment = (selector: string, labels: string, version = 'apps/v1'): string =>
  `apiVersion: ${version}\nkind: Deployment\nmetadata: {name: a}\nspec:\n  ${selector}\n  template: {metadata: {labels: ${labels}}, spec: {containers: [{name: a, image: "a:1"}]}}\n`;

testRule(rule, {
  reports: [
    ...[
      'apps.openshift.io/v1\nkind: DeploymentConfig',
      'v1\nkind: DeploymentConfig',
      'v1\nkind: ReplicationController',
    ].map((head) => ({
      name: head,
      code: `apiVersion: ${head}\nmetadata: {name: a}\nspec: {selector: {app: a}, template: {metadata: {labels: {app: ⟦b⟧}}, spec: {containers: []}}}\n`,
    })),
    deployment('selector: {matchLabels: {⟦a⟧: b}}', '{c: d}'),
    deployment('selector: {matchLabels: {a: b, c: d}}', '{a: ⟦x⟧, c: d}'),
    deployment('⟦selector⟧: {}', '{c: d}'),
    deployment(
      'selector: {matchExpressions: [⟦{key: a, operator: NotIn, values: [b]}⟧, {key: z, operator: DoesNotExist}]}',
      '{a: b}',
    ),
  ],
  accepts: [
    {
      name: 'a DeploymentConfig whose selector was left out',
      code: 'apiVersion: apps.openshift.io/v1\nkind: DeploymentConfig\nmetadata: {name: a}\nspec: {template: {metadata: {labels: {app: b}}, spec: {containers: []}}}\n',
    },
    deployment('selector: {matchLabels: {a: 1}}', '{a: "1"}'),
    deployment('selector: {matchLabels: {a: "${A}"}}', '{a: b}'),
    deployment('replicas: 1', '{a: b}', 'extensions/v1beta1'),
    deployment('selector: {matchExpressions: [{key: a, operator: Exists}]}', '{a: b}'),
  ],
});
