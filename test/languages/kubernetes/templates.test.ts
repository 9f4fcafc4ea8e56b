import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/config/config.ts';
import { run } from '../../../src/engine/run.ts';

/** Manifests with something for nearly every rule. */
const BAD = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: Web_1
  namespace: kube-system
  labels: {"a b": c, app: web}
spec:
  replicas: 1
  strategy:
    type: Recreate
    rollingUpdate: {maxSurge: 1}
  selector:
    matchLabels:
      app: web
      tier: front
  template:
    metadata:
      labels:
        app: web2
    spec:
      hostNetwork: true
      restartPolicy: Never
      serviceAccount: default
      volumes:
        - name: data
          hostPath:
            path: /var/run/docker.sock
        - name: data
          emptyDir: {}
      containers:
        - name: web
          image: nginx:latest
          imagePullPolicy: Never
          command: ["sh", "-c"]
          args:
            - |
              cd $DIR
              apt-get install \\
                curl \\
                $PACKAGES
              if [ $a == b ]; then
                rm -rf $x/*
              fi
              for f in $(ls); do
                echo $f
              done
          env:
            - name: PASSWORD
              value: k3Jv9qLmZx
            - name: PORT
              value: 8080
            - name: PORT
              value: yes
          ports:
            - containerPort: 70000
              name: Http_Port
            - containerPort: 22
              hostPort: 22
          resources:
            requests: {cpu: 2, memory: 1gb}
            limits: {cpu: 1}
          livenessProbe:
            httpGet: {port: 81, path: /, host: a}
            successThreshold: 3
          volumeMounts:
            - name: nowhere
              mountPath: /a
          securityContext:
            privileged: true
            runAsUser: 0
            runAsNonRoot: true
            capabilities:
              add: [SYS_ADMIN, NET_RAW]
              drop: [CAP_ALL]
---
apiVersion: v1
kind: Service
metadata:
  name: 1web
spec:
  type: NodePort
  externalIPs:
    - 1.2.3.4
  loadBalancerIP: 1.2.3.4
  selector:
    app: nothing
  ports:
    - port: 80
      targetPort: "80"
      nodePort: 80
    - port: 80
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: all
rules:
  - apiGroups: ["*"]
    resources: ["*"]
    verbs: ["*"]
---
apiVersion: batch/v1
kind: CronJob
metadata:
  name: job
spec:
  schedule: "* * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Always
          containers:
            - name: a
              image: debian@sha256:abc
              command: [bash, -ec, 'echo "$1" | grep a; exit 256']
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  annotations:
    nginx.ingress.kubernetes.io/server-snippet: "a"
spec:
  rules:
    - host: "*.example.com"
      http:
        paths:
          - path: /
            pathType: prefix
            backend:
              service: {name: nothing, port: {number: 99999}}
---
apiVersion: v1
kind: Secret
metadata:
  name: keys
data:
  key: not base64!
stringData:
  password: k3Jv9qLmZx
`;

const LINES = BAD.split('\n');
const ACTIONS = [
  '{{ .Values.x }}',
  '{{ .Values.x | default "Deployment" | quote }}',
  '{{- .Values.xyz -}}',
  '{{ include "chart.name" . }}',
  '{{x}}',
  '{{ $.Values.long.path.of.names | trunc 63 | trimSuffix "-" }}',
  '{{ template "a" (dict "b" .) }}',
  '{{ printf "%s-%s" .Release.Name .Chart.Name }}',
];
const OPENERS = [
  'if .Values.a',
  'if not .Values.a',
  'range .Values.list',
  'with .Values.a',
  'range $k, $v := .Values.map',
];

/** A change of the lines: where, how far, and what is put in. */
const change = fc.record({
  what: fc.constantFrom('value', 'quoted', 'part', 'key', 'around', 'else', 'block', 'comment', 'item', 'line', 'list'),
  at: fc.nat(LINES.length - 2),
  length: fc.nat(6),
  action: fc.constantFrom(...ACTIONS),
  opener: fc.constantFrom(...OPENERS),
  trim: fc.boolean(),
  indented: fc.boolean(),
});

type Change = typeof change extends fc.Arbitrary<infer One> ? One : never;

function changed(lines: readonly string[], { what, at, length, action, opener, trim, indented }: Change): string[] {
  const line = lines[at] ?? '';
  const pad = /^ */.exec(line)?.[0] ?? '';
  const left = trim ? '{{- ' : '{{ ';
  const margin = indented ? pad : '';
  const before = lines.slice(0, at);
  const after = lines.slice(at + 1);
  const some = lines.slice(at, at + 1 + length);
  const rest = lines.slice(at + 1 + length);
  switch (what) {
    case 'value':
      return [...before, line.replace(/: .*$/, () => `: ${action}`), ...after];
    case 'quoted':
      return [...before, line.replace(/: .*$/, () => `: "${action.replaceAll('"', "'")}"`), ...after];
    case 'part':
      return [...before, line.replace(/: (\w*).*$/, (_, word: string) => `: ${word}-${action}`), ...after];
    case 'key':
      return [...before, line.replace(/[\w-]+:/, () => `${action}:`), ...after];
    case 'item':
      return [...before, line.replace(/- .*$/, () => `- ${action}`), ...after];
    case 'line':
      return [...before, `${pad}${action}`, ...after];
    case 'list':
      return [...before, line.replace(/\[.*\]/, () => `[${action}, a]`), ...after];
    case 'around':
      return [...before, `${margin}${left}${opener} }}`, ...some, `${margin}${left}end }}`, ...rest];
    case 'else':
      return [
        ...before,
        `${margin}${left}if .Values.a }}`,
        ...some,
        `${margin}${left}else }}`,
        ...some,
        `${margin}${left}end -}}`,
        ...rest,
      ];
    case 'block':
      return [...before, `${margin}${left}toYaml .Values.x | nindent ${pad.length} }}`, ...after];
    case 'comment':
      return [
        ...before,
        `${margin}{{/* a ${action.replaceAll(/[{}]/g, '')} comment */}}`,
        `${left.trim()} /* two\n lines }} */ -}}`,
        line,
        ...after,
      ];
    default:
      return [...lines];
  }
}

function holesOf(text: string): (readonly [number, number])[] {
  return Array.from(
    text.matchAll(/\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}|\{\{[\s\S]*?\}\}/g),
    (match) => [match.index, match.index + match[0].length] as const,
  );
}

const config = { ...DEFAULT_CONFIG, select: ['ALL'] };

async function leaksOf(text: string): Promise<string[]> {
  const file = { path: 'chart/templates/web.yaml', text, origin: 'worktree' as const };
  const { findings, errors } = await run({
    files: [{ file, language: 'kubernetes' }],
    config,
    today: new Date('2026-11-01'),
  });
  const leaks = errors.map((error) => JSON.stringify(error));
  const holes = holesOf(text);
  for (const { rule, message, help, path, fix, start, end } of findings) {
    const words = [message, help, path ?? '', fix?.title ?? '', ...(fix?.edits.map((edit) => edit.text) ?? [])];
    if (words.some((one) => /PLIM|\$\{P{2,}\}/.test(one))) leaks.push(`${rule} quotes: ${words.join(' | ')}`);
    const isTemplated = holes.some(([from, to]) => start.offset < to && from < end.offset);
    if (isTemplated && rule !== 'K8S010') leaks.push(`${rule} at ${text.slice(start.offset, end.offset)}: ${message}`);
  }
  return leaks;
}

describe('a template', () => {
  it('is never reported for what its actions put in, and their places are never quoted', async () => {
    const texts = fc.array(change, { minLength: 1, maxLength: 8 }).map((changes) => {
      let lines = LINES;
      for (const one of changes) lines = changed(lines, { ...one, at: Math.min(one.at, lines.length - 2) });
      return lines.join('\n');
    });
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect(await leaksOf(text)).toEqual([]);
      }),
      { numRuns: Number(process.env['PLIMSOLL_CASES'] ?? 150) },
    );
  }, 120_000);

  const rulesOf = async (text: string, path = 'chart/templates/web.yaml') => {
    const file = { path, text, origin: 'worktree' as const };
    const { findings } = await run({
      files: [{ file, language: 'kubernetes' }],
      config: DEFAULT_CONFIG,
      today: new Date('2026-11-01'),
    });
    return findings.map(({ rule }) => rule);
  };

  it('may fill in the kind of an object', async () => {
    const text = 'apiVersion: apps/v1\nkind: {{ .Values.kind | default "Deployment" }}\nmetadata: {name: a}\n';
    expect(await rulesOf(text)).toEqual(['K8S010']);
  });

  it('may fill in addresses', async () => {
    const text = `apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  externalIPs:\n  {{- range .Values.ips }}\n  - {{ . }}\n  {{- end }}\n`;
    expect(await rulesOf(text)).toEqual(['K8S010']);
  });

  it('may decide about lines of a command that goes on', async () => {
    const text = `apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers:
    - name: a
      image: "a:1"
      command:
        - sh
        - -c
        - |
          exec server \\
          {{- if .Values.debug }}
            --debug \\
          {{- end }}
            --port 80
          cd $x
`;
    const rules = await rulesOf(text);
    expect(rules).not.toContain('SC2215');
    expect(rules).toEqual(expect.arrayContaining(['SC2086', 'SC2164']));
  });
});
