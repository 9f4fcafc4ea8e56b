import rule from '../../../src/languages/kubernetes/rules/k8s005-unknown-field.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}`;

testRule(rule, {
  reports: [
    {
      code: pod('  containers:\n  - name: a\n    image: a:1\n    ⟦imagePullpolicy⟧: Always\n'),
      fixed: pod('  containers:\n  - name: a\n    image: a:1\n    imagePullPolicy: Always\n'),
      says: /write `imagePullPolicy`/,
    },
    { code: pod('  ⟦image⟧: a:1\n  containers:\n  - {name: a, image: "a:1"}\n'), says: /move it to `containers`/ },
    {
      name: 'a field of the container in the securityContext of the pod',
      code: pod('  securityContext: {⟦privileged⟧: true}\n  containers:\n  - {name: a, image: "a:1"}\n'),
      says: /containers\[\]\.securityContext/,
    },
    {
      name: 'in JSON',
      path: 'a.json',
      code: '{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}, "spec": {⟦"port"⟧: 1}}',
    },
    {
      name: 'with CRLF',
      code: pod('  ⟦foo⟧: 1\n  containers:\n  - {name: a, image: "a:1"}\n').replaceAll('\n', '\r\n'),
    },
    {
      name: 'in an item of a List',
      code: 'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: a}\n  ⟦dta⟧: {}\n',
    },
    { name: 'in a patch, which is otherwise incomplete', path: 'web-patch.yaml', code: pod('  ⟦replica⟧: 1\n') },
    {
      name: 'a field of a newer version',
      settings: { kubernetes: { version: '1.36', podSpecPaths: {} } },
      code: pod('  ⟦workloadRef⟧: {name: a}\n  containers:\n  - {name: a, image: "a:1"}\n'),
      says: /needs Kubernetes v1\.37/,
    },
  ],
  accepts: [
    pod('  containers:\n  - {name: a, image: "a:1"}\n'),
    {
      name: 'free-form maps',
      code: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {any: thing}}\ndata: {any: thing}\n',
    },
    {
      name: 'custom resources',
      code: 'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a}\nspec: {any: thing}\n',
    },
    { name: 'patch directives', path: 'web-patch.yaml', code: pod('  containers:\n  - name: a\n    $patch: delete\n') },
    { name: 'templates', code: pod('  {{- if .Values.x }}\n  foo: 1\n  {{- end }}\n  containers: []\n') },
    {
      name: 'raw JSON schemas',
      code: 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a.b.c}\nspec:\n  group: b.c\n  scope: Namespaced\n  names: {kind: A, plural: a}\n  versions:\n  - name: v1\n    served: true\n    storage: true\n    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}\n',
    },
    {
      name: 'the same field for the version that has it',
      code: pod('  workloadRef: {name: a}\n  containers:\n  - {name: a, image: "a:1"}\n'),
    },
  ],
});
