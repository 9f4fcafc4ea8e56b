import type { Plan } from './plan.ts';
import { slug } from './words.ts';

/** Manifests of a plan in one file: Deployment with its account, Service, disruption budget and network policy. */
export function kubernetesOf(plan: Plan): string {
  const { name, port } = plan;
  const parts = [
    account(name),
    deployment(plan),
    ...(port === undefined ? [] : [service(plan)]),
    budget(name),
    networkPolicy(plan),
  ];
  return parts.map((lines) => `${lines.join('\n')}\n`).join('---\n');
}

function header(apiVersion: string, kind: string, name: string): string[] {
  return [`apiVersion: ${apiVersion}`, `kind: ${kind}`, 'metadata:', `  name: ${name}`, `  namespace: ${name}`];
}

function account(name: string): string[] {
  return [...header('v1', 'ServiceAccount', name), 'automountServiceAccountToken: false'];
}

function deployment(plan: Plan): string[] {
  const { name, user, port, writes, memory } = plan;
  const label = `app.kubernetes.io/name: ${name}`;
  const volumes = ['/tmp', ...writes].map((path) => ({ path, name: slug(path) }));
  return [
    ...header('apps/v1', 'Deployment', name),
    '  labels:',
    `    ${label}`,
    'spec:',
    '  replicas: 3',
    '  selector:',
    '    matchLabels:',
    `      ${label}`,
    '  template:',
    '    metadata:',
    '      labels:',
    `        ${label}`,
    '    spec:',
    `      serviceAccountName: ${name}`,
    '      automountServiceAccountToken: false',
    '      securityContext:',
    '        runAsNonRoot: true',
    `        runAsUser: ${user.uid}`,
    `        runAsGroup: ${user.gid}`,
    `        fsGroup: ${user.gid}`,
    '        seccompProfile:',
    '          type: RuntimeDefault',
    '        appArmorProfile:',
    '          type: RuntimeDefault',
    '      topologySpreadConstraints:',
    '        - maxSkew: 1',
    '          topologyKey: kubernetes.io/hostname',
    '          whenUnsatisfiable: ScheduleAnyway',
    '          labelSelector:',
    '            matchLabels:',
    `              ${label}`,
    '      containers:',
    `        - name: ${name}`,
    `          image: registry.example.com/team/${name}:1.0.0`,
    '          imagePullPolicy: IfNotPresent',
    ...(port === undefined
      ? []
      : ['          ports:', `            - name: ${plan.protocol}`, `              containerPort: ${port}`]),
    '          securityContext:',
    '            allowPrivilegeEscalation: false',
    '            privileged: false',
    '            readOnlyRootFilesystem: true',
    '            runAsNonRoot: true',
    '            capabilities:',
    '              drop: ["ALL"]',
    '          resources:',
    '            requests:',
    '              cpu: 100m',
    `              memory: ${memory}`,
    '              ephemeral-storage: 64Mi',
    '            limits:',
    '              cpu: 500m',
    `              memory: ${memory}`,
    '              ephemeral-storage: 256Mi',
    ...(port === undefined ? [] : probes(plan)),
    '          volumeMounts:',
    ...volumes.flatMap((volume) => [`            - name: ${volume.name}`, `              mountPath: ${volume.path}`]),
    '      volumes:',
    ...volumes.flatMap((volume) => [
      `        - name: ${volume.name}`,
      '          emptyDir:',
      '            sizeLimit: 64Mi',
    ]),
  ];
}

function probes({ health, protocol }: Plan): string[] {
  const check = (path: string | undefined): string[] =>
    path === undefined || protocol !== 'http'
      ? ['            tcpSocket:', `              port: ${protocol}`]
      : ['            httpGet:', `              path: ${path}`, `              port: ${protocol}`];
  return [
    '          startupProbe:',
    ...check(health.path),
    '            failureThreshold: 30',
    '            periodSeconds: 2',
    '          readinessProbe:',
    ...check(health.ready ?? health.path),
    '          livenessProbe:',
    ...check(health.path),
    '            periodSeconds: 20',
  ];
}

function service({ name, protocol, port }: Plan): string[] {
  return [
    ...header('v1', 'Service', name),
    'spec:',
    '  selector:',
    `    app.kubernetes.io/name: ${name}`,
    '  ports:',
    `    - name: ${protocol}`,
    `      port: ${protocol === 'http' ? 80 : port}`,
    `      targetPort: ${protocol}`,
  ];
}

function budget(name: string): string[] {
  return [
    ...header('policy/v1', 'PodDisruptionBudget', name),
    'spec:',
    '  maxUnavailable: 1',
    '  unhealthyPodEvictionPolicy: AlwaysAllow',
    '  selector:',
    '    matchLabels:',
    `      app.kubernetes.io/name: ${name}`,
  ];
}

/** Egress is limited to DNS; what else the program calls has to be added. */
function networkPolicy({ name, port, protocol }: Plan): string[] {
  return [
    ...header('networking.k8s.io/v1', 'NetworkPolicy', name),
    'spec:',
    '  podSelector:',
    '    matchLabels:',
    `      app.kubernetes.io/name: ${name}`,
    '  policyTypes: [Ingress, Egress]',
    ...(port === undefined
      ? []
      : ['  ingress:', '    - from:', '        - podSelector: {}', '      ports:', `        - port: ${protocol}`]),
    '  # DNS only: add the databases and services that the program calls.',
    '  egress:',
    '    - to:',
    '        - namespaceSelector:',
    '            matchLabels:',
    '              kubernetes.io/metadata.name: kube-system',
    '      ports:',
    '        - protocol: UDP',
    '          port: 53',
    '        - protocol: TCP',
    '          port: 53',
  ];
}
