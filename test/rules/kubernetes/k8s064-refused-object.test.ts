import rule from '../../../src/languages/kubernetes/rules/k8s064-refused-object.ts';
import { testRule } from '../../support/test-rule.ts';

const object = (version: string, kind: string, rest: string): string =>
  `apiVersion: ${version}\nkind: ${kind}\nmetadata: {name: a}\n${rest}\n`;
const workload = (more: string, kind = 'Deployment'): string =>
  object(
    'apps/v1',
    kind,
    `spec:\n  ${more}\n  selector: {matchLabels: {a: b}}\n  template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: "a:1"}]}}`,
  );
const service = (spec: string): string => object('v1', 'Service', `spec: {${spec}}`);
const ingress = (rule: string): string => object('networking.k8s.io/v1', 'Ingress', `spec: {rules: [${rule}]}`);
const path = (more: string, port = 'number: 80'): string =>
  `{http: {paths: [{${more}, pathType: Prefix, backend: {service: {name: a, port: {${port}}}}}]}}`;
const policy = (spec: string): string =>
  object('networking.k8s.io/v1', 'NetworkPolicy', `spec: {podSelector: {}, ${spec}}`);
const claim = (spec: string): string => object('v1', 'PersistentVolumeClaim', `spec: {${spec}}`);
const definition = (name: string, version: string): string =>
  `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: ${name}}\nspec:\n  group: example.com\n  scope: Namespaced\n  names: {plural: widgets, kind: Widget}\n  ${version}\n`;
const VERSION = 'versions: [{name: v1, served: true, storage: true}]';
const ROLE = 'rbac.authorization.k8s.io/v1';
const BINDING = 'roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: a}\n';

const REFUSED: readonly (readonly [string, string, RegExp?])[] = [
  ['replicas below zero', workload('replicas: ⟦-1⟧')],
  ['rollingUpdate beside Recreate', workload('strategy: {type: Recreate, ⟦rollingUpdate⟧: {maxSurge: 1}}')],
  [
    'rollingUpdate beside OnDelete',
    workload('updateStrategy: {type: OnDelete, ⟦rollingUpdate⟧: {maxUnavailable: 1}}', 'DaemonSet'),
  ],
  ['no way to roll', workload('strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: ⟦0%⟧}}')],
  ['an amount', workload('strategy: {rollingUpdate: {maxSurge: ⟦abc⟧}}')],
  ['the name of a definition', definition('⟦widget.example.com⟧', VERSION), /widgets\.example\.com/],
  ['no stored version', definition('widgets.example.com', '⟦versions⟧: [{name: v1, served: true, storage: false}]')],
  ['a Service without ports', object('v1', 'Service', '⟦spec⟧: {selector: {a: b}}')],
  ['a Service without target', service('type: ⟦ExternalName⟧')],
  ['a node port inside', service('ports: [{port: 80, nodePort: ⟦30080⟧}]')],
  ['the host of an Ingress', ingress(`{host: "⟦http://a.b⟧"}`.replace('"⟦', '⟦"').replace('⟧"', '"⟧'))],
  ['the path of an Ingress', ingress(path('path: ⟦a⟧'))],
  ['name and number of a port', ingress(path('path: /a', 'number: 80, ⟦name⟧: http'))],
  ['the port of a policy', policy('ingress: [{ports: [{port: ⟦99999⟧}]}]')],
  ['a range of addresses', policy('egress: [{to: [{ipBlock: {cidr: ⟦10.0.0.0⟧}}]}]'), /10\.0\.0\.0\/32/],
  ['a claim without modes', object('v1', 'PersistentVolumeClaim', '⟦spec⟧: {resources: {requests: {storage: 1Gi}}}')],
  ['a claim without size', object('v1', 'PersistentVolumeClaim', '⟦spec⟧: {accessModes: [ReadWriteOnce]}')],
  ['the size of a claim', claim('accessModes: [ReadWriteOnce], resources: {requests: {storage: ⟦1GB⟧}}')],
  [
    'a volume without size',
    object('v1', 'PersistentVolume', '⟦spec⟧: {accessModes: [ReadWriteOnce], hostPath: {path: /a}}'),
  ],
  ['a key of a ConfigMap', object('v1', 'ConfigMap', 'data: {⟦a b⟧: c}')],
  ['a key of a Secret', object('v1', 'Secret', 'stringData: {⟦"a/b"⟧: c}')],
  ['a rule without resources', object(ROLE, 'Role', 'rules: [{⟦apiGroups⟧: [""], verbs: [get]}]')],
  ['a rule without groups', object(ROLE, 'ClusterRole', 'rules: [{⟦resources⟧: [pods], verbs: [get]}]')],
  [
    'a subject without namespace',
    object(ROLE, 'ClusterRoleBinding', `${BINDING}subjects: [{kind: ⟦ServiceAccount⟧, name: a}]`),
  ],
  [
    'the number of pods of a Job',
    object(
      'batch/v1',
      'Job',
      'spec: {parallelism: ⟦-1⟧, template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}]}}}',
    ),
  ],
  [
    'the length of a name',
    `apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: ⟦${'a'.repeat(53)}⟧}\nspec: {schedule: "* * * * *", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}]}}}}}\n`,
  ],
];

testRule(rule, {
  reports: [
    ...REFUSED.map(([name, code, says]) => ({ name, code, ...(says && { says }) })),
    {
      name: 'a node port that clusters seldom have',
      code: service('type: NodePort, ports: [{port: 80, nodePort: ⟦80⟧}]'),
      severity: 'warning' as const,
    },
  ],
  accepts: [
    {
      name: 'a subject in the namespace of its binding',
      code: object(ROLE, 'RoleBinding', `${BINDING}subjects: [{kind: ServiceAccount, name: a}]`),
    },
    ...['"<your host>"', '$HOST', '__HOST__', '"%HOST%"', '"@HOST@"', 'HOST_NAME'].map((host) => ({
      name: `${host}, which something puts a name in place of`,
      code: ingress(`{host: ${host}}`),
    })),
    workload('replicas: 0\n  strategy: {type: Recreate}'),
    { name: 'rollingUpdate taken away', code: workload('strategy: {type: Recreate, rollingUpdate: null}') },
    definition('widgets.example.com', VERSION),
    { name: 'a headless Service', code: service('clusterIP: None') },
    { name: 'another name', code: service('type: ExternalName, externalName: a.example.com') },
    service('type: NodePort, ports: [{port: 80, nodePort: 30080}, {port: 81, nodePort: 0}]'),
    ingress(path('path: /a')),
    { name: 'any host', code: ingress(`{host: "*.example.com"}`) },
    policy(
      'ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}, {ipBlock: {cidr: "2001:db8::/32"}}], ports: [{port: http}, {port: 80}]}]',
    ),
    claim('accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}'),
    object('v1', 'ConfigMap', 'data: {a.b-c_D1: c}'),
    {
      name: 'a rule for URLs',
      code: object(ROLE, 'ClusterRole', 'rules: [{nonResourceURLs: [/healthz], verbs: [get]}]'),
    },
    {
      name: 'a rule of other roles',
      code: object(ROLE, 'ClusterRole', 'aggregationRule: {clusterRoleSelectors: []}\nrules: []'),
    },
    object(
      ROLE,
      'RoleBinding',
      `${BINDING}subjects: [{kind: ServiceAccount, name: a, namespace: b}, {kind: User, name: c, apiGroup: rbac.authorization.k8s.io}]`,
    ),
    { name: 'a patch', path: 'patches/web.yaml', code: object('v1', 'Service', 'spec: {selector: {a: b}}') },
    { name: 'a template', code: object('v1', 'Service', 'spec:\n  {{- toYaml .Values.spec | nindent 2 }}') },
  ],
});
