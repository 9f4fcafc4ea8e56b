import { describe, expect, it } from 'vitest';
import rule from '../../../src/languages/kubernetes/rules/k8s206-default-capabilities.ts';
import { check } from '../../support/check.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (container: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}  containers:\n  - name: ${container}`;

testRule(rule, {
  reports: [
    {
      name: 'the container when nothing is set',
      code: pod('⟦app⟧\n    image: a:1\n'),
      fixed: pod('app\n    image: a:1\n    securityContext:\n      capabilities:\n        drop: ["ALL"]\n'),
    },
    pod('app\n    image: a:1\n    ⟦securityContext⟧: {}\n'),
    pod('app\n    image: a:1\n    securityContext: {⟦capabilities⟧: {add: [CHOWN]}}\n'),
    {
      name: 'CRLF',
      code: pod('⟦app⟧\n    image: a:1\n').replaceAll('\n', '\r\n'),
      fixed: pod('app\n    image: a:1\n    securityContext:\n      capabilities:\n        drop: ["ALL"]\n').replaceAll(
        '\n',
        '\r\n',
      ),
    },
    {
      name: 'init containers',
      code: pod(
        'app\n    image: a:1\n    securityContext: {capabilities: {drop: [ALL]}}\n',
        '  initContainers: [{name: ⟦init⟧, image: b:1}]\n',
      ),
      says: /init container "init"/,
    },
    {
      name: 'JSON',
      path: 'web.json',
      code: '{\n  "apiVersion": "v1",\n  "kind": "Pod",\n  "metadata": {"name": "web"},\n  "spec": {"containers": [{\n    "name": ⟦"app"⟧,\n    "image": "a:1"\n  }]}\n}\n',
      fixed:
        '{\n  "apiVersion": "v1",\n  "kind": "Pod",\n  "metadata": {"name": "web"},\n  "spec": {"containers": [{\n    "name": "app",\n    "image": "a:1",\n    "securityContext": {"capabilities": {"drop": ["ALL"]}}\n  }]}\n}\n',
    },
    {
      name: 'the items of a List',
      code: 'apiVersion: v1\nkind: List\nitems:\n- apiVersion: batch/v1\n  kind: CronJob\n  metadata: {name: a}\n  spec:\n    jobTemplate:\n      spec:\n        template:\n          spec:\n            containers:\n            - {name: ⟦app⟧, image: "a:1"}\n',
    },
    {
      name: 'lower case, as admission sees it',
      profile: 'pss-restricted',
      code: pod('app\n    image: a:1\n    securityContext: {capabilities: {⟦drop⟧: [all]}}\n'),
    },
  ],
  accepts: [
    pod('app\n    image: a:1\n    securityContext: {capabilities: {drop: [all]}}\n'),
    pod('app\n    image: a:1\n', '  os: {name: windows}\n'),
    { name: 'a strategic merge patch', path: 'overlays/prod/web-patch.yaml', code: pod('app\n    image: a:1\n') },
    {
      path: 'overlays/prod/web.yaml',
      name: 'a container without an image in an overlay',
      code: pod('app\n    env: []\n'),
    },
    {
      name: 'a template',
      code: pod(
        'app\n    image: "{{ .Values.image }}"\n    {{- with .Values.sc }}\n    securityContext: {{ toYaml . | nindent 6 }}\n    {{- end }}\n',
      ),
    },
    {
      name: 'an alias',
      code: pod('app\n    image: a:1\n    securityContext: *sc\n', '  x: &sc {capabilities: {drop: [ALL]}}\n'),
    },
    {
      name: 'admission before 1.22',
      profile: 'pss-restricted',
      code: pod('app\n    image: a:1\n'),
      settings: { kubernetes: { version: '1.21', podSpecPaths: {} } },
    },
  ],
});

describe('finding.path', () => {
  const deployment =
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: goof}\nspec:\n  selector: {matchLabels: {app: goof}}\n  template:\n    metadata: {labels: {app: goof}}\n    spec:\n      containers:\n      - name: goof\n        image: goof:1\n';
  it.each([
    [deployment, 'input > spec > template > spec > containers[goof] > securityContext > capabilities > drop'],
    [
      `apiVersion: v1\nkind: Namespace\nmetadata: {name: goof}\n---\n${deployment}`,
      '[DocId: 1] > input > spec > template > spec > containers[goof] > securityContext > capabilities > drop',
    ],
  ])('is written as Snyk does (%#)', async (code, path) => {
    const findings = await check('goof.yaml', code, { select: ['SNYK-CC-K8S-6'] });
    expect(findings.map((finding) => finding.path)).toEqual([path]);
  });
});
