import rule from '../../../src/languages/kubernetes/rules/k8s003-nameless-object.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'apiVersion: v1\nkind: Service\n⟦metadata⟧: {name: }\n',
    'apiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: ⟦Pod⟧}]\n',
  ],
  accepts: [
    'apiVersion: v1\nkind: List\nitems: []\n',
    'apiVersion: authentication.k8s.io/v1\nkind: TokenReview\n',
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n',
    { path: 'patch.yaml', code: 'apiVersion: v1\nkind: Pod\n' },
    'apiVersion: v1\nkind: Pod\nmetadata: {labels: {{ .x }}}\n',
  ],
});
