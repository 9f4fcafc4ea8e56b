import rule from '../../../src/languages/kubernetes/rules/k8s063-refused-pod.ts';
import { testRule } from '../../support/test-rule.ts';

const head = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n';
/** A pod whose container and spec have more. */
const pod = (container: string, spec = ''): string =>
  `${head}${spec && `  ${spec}\n`}  containers:\n  - {name: web, image: "a:1"${container && `, ${container}`}}\n`;

const REFUSED: readonly (readonly [string, string, RegExp?])[] = [
  ['no containers', `${head}  ⟦containers⟧: []\n`],
  ['containers left out', `${head}  ⟦containers⟧:\n`],
  ['no image', `${head}  containers: [{name: ⟦web⟧}]\n`, /no `image`/],
  [
    'no image in a workload',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {a: b}}\n  template: {metadata: {labels: {a: b}}, spec: {containers: [{name: ⟦web⟧}]}}\n',
  ],
  ['no image of one of two', `${head}  containers: [{name: a, image: "a:1"}, {name: ⟦b⟧}]\n`],
  ['the name of a container', `${head}  containers: [{name: ⟦Web_1⟧, image: "a:1"}]\n`],
  ['the name of an init container', pod('', 'initContainers: [{name: ⟦a.b⟧, image: "a:1"}]')],
  ['the name of a volume', pod('', 'volumes: [{name: ⟦My_Vol⟧, emptyDir: {}}]')],
  [
    'two sources of a volume',
    pod('', 'volumes: [{name: v, emptyDir: {}, ⟦configMap⟧: {name: a}}]'),
    /more than one source/,
  ],
  ['a resource that does not exist', pod('resources: {limits: {⟦memroy⟧: 1Gi}}'), /write `memory`/],
  ['a fraction of a device', pod('resources: {limits: {nvidia.com/gpu: ⟦1.5⟧}}')],
  ['an empty mount path', pod('volumeMounts: [{name: v, mountPath: ⟦""⟧}]', 'volumes: [{name: v, emptyDir: {}}]')],
  [
    'two sources of a variable',
    pod('env: [{name: A, valueFrom: {configMapKeyRef: {name: a, key: b}, ⟦secretKeyRef⟧: {name: a, key: b}}}]'),
  ],
  ['two sources of variables', pod('envFrom: [{configMapRef: {name: a}, ⟦secretRef⟧: {name: a}}]')],
  ['a hook without handler', pod('lifecycle: {⟦preStop⟧: {}}')],
  ['a hook with two handlers', pod('lifecycle: {preStop: {exec: {command: [a]}, ⟦httpGet⟧: {port: 80}}}')],
  ['a user', pod('securityContext: {runAsUser: ⟦-1⟧}')],
  ['a group of the pod', pod('', 'securityContext: {fsGroup: ⟦2147483648⟧}')],
  ['a deadline', pod('', 'activeDeadlineSeconds: ⟦0⟧')],
  ['no name server', pod('', 'dnsPolicy: ⟦None⟧')],
  ['the name of an account', pod('', 'serviceAccountName: ⟦A_b⟧')],
  ['the name of a priority', pod('', 'priorityClassName: ⟦A_b⟧')],
  ['a label of nodes', pod('', 'nodeSelector: {a: ⟦b c⟧}')],
  ['a toleration with a value', pod('', 'tolerations: [{key: a, operator: Exists, value: ⟦b⟧}]')],
  ['seconds of a toleration', pod('', 'tolerations: [{key: a, effect: NoSchedule, tolerationSeconds: ⟦5⟧}]')],
  [
    'a weight',
    pod(
      '',
      'affinity: {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: ⟦101⟧, podAffinityTerm: {topologyKey: a}}]}}',
    ),
  ],
  ['a skew', pod('', 'topologySpreadConstraints: [{maxSkew: ⟦0⟧, topologyKey: a, whenUnsatisfiable: DoNotSchedule}]')],
];

testRule(rule, {
  reports: REFUSED.map(([name, code, says]) => ({ name, code, ...(says && { says }) })),
  accepts: [
    {
      name: 'a patch that a kustomization elsewhere names',
      path: 'shared/web.yaml',
      files: { 'prod/kustomization.yaml': 'resources: [../base]\npatches: [{path: ../shared/web.yaml}]\n' },
      code: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {a: b}}\n  template: {metadata: {labels: {a: b}}, spec: {containers: [{name: web}]}}\n',
    },
    pod('resources: {limits: {cpu: 0.5, memory: 1Gi, hugepages-2Mi: 4Mi, ephemeral-storage: 1Gi, nvidia.com/gpu: 1}}'),
    {
      name: 'a volume without a source, which is an emptyDir',
      code: pod('', 'volumes: [{name: v}, {name: w, emptyDir: , secret: {secretName: a}}]'),
    },
    { name: 'a name server', code: pod('', 'dnsPolicy: None\n  dnsConfig: {nameservers: [1.1.1.1]}') },
    { name: 'users up to the largest', code: pod('securityContext: {runAsUser: 2147483647, runAsGroup: 0}') },
    {
      name: 'what something else fills in',
      code: pod('resources: {limits: {"${NAME}": 1}}', 'serviceAccountName: ${ACCOUNT}'),
    },
    {
      name: 'a patch in a folder of overlays',
      path: 'overlays/prod/web.yaml',
      code: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {a: b}}\n  template: {metadata: {labels: {a: b}}, spec: {containers: [{name: web}]}}\n',
    },
    {
      name: 'a patch that a kustomization names',
      path: 'prod/web.yaml',
      files: { 'prod/kustomization.yaml': 'resources: [../base]\npatches: [{path: web.yaml}]\n' },
      code: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {a: b}}\n  template: {metadata: {labels: {a: b}}, spec: {containers: [{name: web}]}}\n',
    },
    {
      name: 'a patch by its gaps',
      code: 'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{name: web}]}}}}}\n',
    },
    {
      name: 'branches of a template',
      code: pod(
        '',
        'volumes:\n  - name: v\n    {{- if .Values.a }}\n    emptyDir: {}\n    {{- else }}\n    configMap: {name: a}\n    {{- end }}',
      ),
    },
    {
      name: 'other kinds with pods',
      code: 'apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{name: a}]}}}\n',
    },
  ],
});
