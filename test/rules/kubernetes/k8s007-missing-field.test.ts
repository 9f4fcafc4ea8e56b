import rule from '../../../src/languages/kubernetes/rules/k8s007-missing-field.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}`;

testRule(rule, {
  reports: [
    {
      code: pod('  containers:\n  - name: a\n    image: a:1\n    ports:\n    - ⟦name: http⟧\n'),
    },
    {
      code: 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}\nspec:\n  rules:\n  - http:\n      paths:\n      - path: /\n        pathType: Prefix\n        ⟦backend⟧: {service: {}}\n'.replace(
        '⟦backend⟧: {service: {}}',
        'backend: {⟦service⟧: {}}',
      ),
    },
  ],
  accepts: [
    {
      name: 'a patch that a kustomization names',
      path: 'prod/scaler.yaml',
      code: 'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web}\nspec: {minReplicas: 3}\n',
      files: { 'prod/kustomization.yaml': 'patches:\n- path: scaler.yaml\n' },
    },
    pod('  containers:\n  - {name: a, image: "a:1"}\n'),
    { name: 'a patch', path: 'web-patch.yaml', code: pod('  containers:\n  - image: a:1\n') },
    { name: 'a template', code: pod('  containers:\n  - {{ toYaml .Values.c | nindent 4 }}\n') },
    {
      name: 'a key taken in by a merge',
      code: 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - &a {name: a, image: "a:1"}\n  - <<: *a\n    image: b:1\n',
    },
  ],
});
