import rule from '../../../src/languages/kubernetes/rules/k8s518-ingress-nginx-retired.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (image: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: app, image: ${image}}]}\n`;

testRule(rule, {
  reports: [pod('⟦"registry.k8s.io/ingress-nginx/controller-chroot:v1"⟧')],
  accepts: [pod('"registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1"'), pod('"nginx/nginx-ingress:5"')],
});
