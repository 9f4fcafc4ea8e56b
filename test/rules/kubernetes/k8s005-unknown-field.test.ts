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
      code: pod('  ⟦evictionResponders⟧: []\n  containers:\n  - {name: a, image: "a:1"}\n'),
      says: /needs Kubernetes v1\.37/,
    },
    {
      name: 'a field of one old version',
      code: pod('  ⟦workloadRef⟧: {name: a}\n  containers:\n  - {name: a, image: "a:1"}\n'),
      says: /is not a field of `spec`/,
    },
    {
      name: 'a new field in another place than its own',
      code: pod('  containers:\n  - {name: a, image: "a:1", ⟦bindMountOptions⟧: []}\n'),
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
      code: pod('  evictionResponders: []\n  containers:\n  - {name: a, image: "a:1"}\n'),
    },
    {
      name: 'a field of one old version for that version',
      settings: { kubernetes: { version: '1.35', podSpecPaths: {} } },
      code: pod('  workloadRef: {name: a}\n  containers:\n  - {name: a, image: "a:1"}\n'),
    },
    {
      name: 'what 1.37 brought to volumes and probes',
      code: pod(
        '  volumes:\n  - {name: a, emptyDir: {mode: 448}}\n  - {name: b, secret: {secretName: s, defaultUser: 5, items: [{key: a, path: a, user: 5}]}}\n  - {name: c, projected: {defaultUser: 5, sources: [{serviceAccountToken: {path: t, user: 5}}]}}\n  containers:\n  - name: a\n    image: a:1\n    volumeMounts: [{name: a, mountPath: /a, bindMountOptions: [noexec]}]\n    livenessProbe: {grpc: {port: 1, mode: TLS}}\n    readinessProbe: {httpGet: {port: 1, protocol: TCP}}\n',
      ),
    },
    {
      name: 'what 1.37 brought to jobs',
      code: 'apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec:\n  scheduling: {}\n  template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}]}}\n',
    },
  ],
});
