import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/core/settings.ts';
import { embedsOf } from '../../../src/languages/kubernetes/embeds.ts';
import { containersOf, pathBelow } from '../../../src/languages/kubernetes/facts.ts';
import { parseKubernetes } from '../../../src/languages/kubernetes/parse.ts';
import { asInTemplate, isTemplate, maskTemplate } from '../../../src/languages/kubernetes/template.ts';
import { check } from '../../support/check.ts';

const parse = (text: string, path = 'app.yaml') => parseKubernetes({ path, text, origin: 'worktree' });
const facts = { settings: DEFAULT_SETTINGS, today: new Date(0), profile: 'recommended' } as const;
const pathsOf = (text: string): string[] =>
  containersOf(parse(text), facts).map((container) => pathBelow(container, 'image'));

const POD_SPEC = '{initContainers: [{name: i, image: "i:1"}], containers: [{name: c, image: "c:1"}]}';

describe('resources', () => {
  it.each([
    ['Pod', 'v1', `spec: ${POD_SPEC}`, 'spec'],
    ['PodTemplate', 'v1', `template: {spec: ${POD_SPEC}}`, 'template > spec'],
    ['Deployment', 'apps/v1', `spec: {template: {spec: ${POD_SPEC}}}`, 'spec > template > spec'],
    ['Deployment', 'extensions/v1beta1', `spec: {template: {spec: ${POD_SPEC}}}`, 'spec > template > spec'],
    ['DeploymentConfig', 'apps.openshift.io/v1', `spec: {template: {spec: ${POD_SPEC}}}`, 'spec > template > spec'],
    [
      'CronJob',
      'batch/v1',
      `spec: {jobTemplate: {spec: {template: {spec: ${POD_SPEC}}}}}`,
      'spec > jobTemplate > spec > template > spec',
    ],
    ['Rollout', 'argoproj.io/v1alpha1', `spec: {template: {spec: ${POD_SPEC}}}`, 'spec > template > spec'],
    [
      'ScaledJob',
      'keda.sh/v1alpha1',
      `spec: {jobTargetRef: {template: {spec: ${POD_SPEC}}}}`,
      'spec > jobTargetRef > template > spec',
    ],
    [
      'JobSet',
      'jobset.x-k8s.io/v1alpha2',
      `spec: {replicatedJobs: [{name: w, template: {spec: {template: {spec: ${POD_SPEC}}}}}]}`,
      'spec > replicatedJobs[w] > template > spec > template > spec',
    ],
  ])('of kind %s (%s) have their containers', (kind, version, body, steps) => {
    expect(pathsOf(`apiVersion: ${version}\nkind: ${kind}\nmetadata: {name: a}\n${body}\n`)).toEqual([
      `input > ${steps} > initContainers[i] > image`,
      `input > ${steps} > containers[c] > image`,
    ]);
  });

  it.each([
    [
      'argoproj.io/v1alpha1',
      'Workflow',
      'spec: {templates: [{name: t, container: X}]}',
      'spec > templates[t] > container',
    ],
    [
      'argoproj.io/v1alpha1',
      'WorkflowTemplate',
      'spec: {templates: [{name: t, script: X}]}',
      'spec > templates[t] > script',
    ],
    [
      'argoproj.io/v1alpha1',
      'CronWorkflow',
      'spec: {workflowSpec: {templates: [{name: t, sidecars: [X]}]}}',
      'spec > workflowSpec > templates[t] > sidecars[0]',
    ],
    [
      'argoproj.io/v1alpha1',
      'Workflow',
      'spec: {templates: [{name: t, containerSet: {containers: [X]}}]}',
      'spec > templates[t] > containerSet > containers[0]',
    ],
    ['tekton.dev/v1', 'Task', 'spec: {steps: [X]}', 'spec > steps[0]'],
    ['tekton.dev/v1beta1', 'TaskRun', 'spec: {taskSpec: {stepTemplate: X}}', 'spec > taskSpec > stepTemplate'],
    [
      'tekton.dev/v1',
      'PipelineRun',
      'spec: {pipelineSpec: {finally: [{name: f, taskSpec: {sidecars: [X]}}]}}',
      'spec > pipelineSpec > finally[f] > taskSpec > sidecars[0]',
    ],
  ])('of %s, kind %s, have steps whose images and environments are judged', async (version, kind, body, steps) => {
    const step =
      '{image: "ghcr.io/acme/app:latest", env: [{name: DB_PASSWORD, value: k3Jv9qLmZx}], securityContext: {privileged: true}}';
    const text = `apiVersion: ${version}\nkind: ${kind}\nmetadata: {name: a}\n${body.replace('X', step)}\n`;
    const found = await check('a.yaml', text, {
      select: ['K8S1', 'K8S2', 'K8S3', 'K8S401', 'K8S701', 'BASE008'],
    });
    expect(found.map(({ rule, path, covers }) => [rule, path, covers]).sort()).toEqual([
      ['K8S401', `input > ${steps} > image`, ['BASE008']],
      ['K8S701', `input > ${steps} > env[DB_PASSWORD] > value`, undefined],
    ]);
  });

  it('of Argo and Tekton leave out what their own variables fill in', async () => {
    const text =
      'apiVersion: tekton.dev/v1\nkind: Task\nmetadata: {name: a}\nspec: {steps: [{name: s, image: $(params.image)}]}\n';
    expect(await check('a.yaml', text, { select: ['K8S4', 'BASE'] })).toEqual([]);
  });

  it('are found in Lists, nested Lists, root arrays and several documents', () => {
    const pod = '{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: c, image: x}]}}';
    expect(
      pathsOf(`apiVersion: v1\nkind: List\nitems: [${pod}, {apiVersion: v1, kind: PodList, items: [${pod}]}]\n`),
    ).toEqual([
      'input > items[0] > spec > containers[c] > image',
      'input > items[1] > items[0] > spec > containers[c] > image',
    ]);
    expect(pathsOf(`[${pod}]`)).toEqual(['input > [0] > spec > containers[c] > image']);
    expect(pathsOf(`a: b\n---\n${pod}\n`)).toEqual(['[DocId: 1] > input > spec > containers[c] > image']);
  });

  it('are found in several objects of JSON, as kubectl reads them', async () => {
    const pod = (name: string): string =>
      JSON.stringify(
        { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: { hostPID: true, a: '}{ "#' } },
        null,
        1,
      );
    for (const between of ['\n', '\r\n\n', '']) {
      const text = pod('a') + between + pod('b').replaceAll('\n', '\r\n') + between + pod('c');
      const findings = await check('a.json', text, { select: ['K8S001', 'K8S102'] });
      expect(findings.map(({ path, start, end }) => `${path}: ${text.slice(start.offset, end.offset)}`)).toEqual([
        '[DocId: 0] > input > spec > hostPID: true',
        '[DocId: 1] > input > spec > hostPID: true',
        '[DocId: 2] > input > spec > hostPID: true',
      ]);
    }
    for (const text of [`${pod('a')}\n${pod('b')}}`, `${pod('a')}, ${pod('b')}`, `${pod('a')} {"a": [}`]) {
      const findings = await check('a.json', text, { select: ['K8S001'] });
      expect(findings.length, text).toBeGreaterThan(0);
    }
  });

  it('that aliases repeat are reported once', async () => {
    const text = `apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers:
    - name: a
      image: a:1
      securityContext: &own {privileged: true}
    - {name: b, image: "b:1", securityContext: *own}
    - {name: c, image: "c:1", securityContext: {<<: *own, runAsNonRoot: true}}
    - {name: d, image: "d:1", securityContext: {privileged: true}}
`;
    const found = await check('a.yaml', text, { select: ['K8S101', 'K8S203'] });
    expect(found.map(({ rule, start }) => `${rule}:${start.line}`).sort()).toEqual([
      'K8S101:11',
      'K8S101:8',
      'K8S203:9',
    ]);
  });

  it.each([
    ['kubeconfig', 'apiVersion: v1\nkind: Config\n'],
    ['kustomization', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n'],
    ['kind', 'apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\n'],
    ['a lower-case kind', 'apiVersion: v1\nkind: pod\n'],
    ['no version', 'apiVersion: {{ .v }}\nkind: Pod\n'],
  ])('leave out %s', (_, text) => {
    expect(parse(text).resources).toEqual([]);
  });

  it.each([
    [false, 'a container without an image', 'app.yaml', 'apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a}]}\n'],
    [
      true,
      'no image in an overlay',
      'overlays/x/a.yaml',
      'apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a}]}\n',
    ],
    [
      true,
      'neither schedule nor image',
      'app.yaml',
      'apiVersion: batch/v1\nkind: CronJob\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a}]}}}}}\n',
    ],
    [
      false,
      'a schedule without image',
      'app.yaml',
      'apiVersion: batch/v1\nkind: CronJob\nspec: {schedule: a, jobTemplate: {spec: {template: {spec: {containers: [{name: a}]}}}}}\n',
    ],
    [
      true,
      'neither restart policy nor image',
      'app.yaml',
      'apiVersion: batch/v1\nkind: Job\nspec: {template: {spec: {containers: [{name: a}]}}}\n',
    ],
    [
      true,
      'neither selector nor labels',
      'app.yaml',
      `apiVersion: apps/v1\nkind: Deployment\nspec: {template: {spec: ${POD_SPEC}}}\n`,
    ],
    [true, 'the name of the file', 'overlays/x/patch-a.yaml', 'apiVersion: v1\nkind: Pod\n'],
    [true, '$patch', 'app.yaml', 'apiVersion: v1\nkind: Pod\nspec: {volumes: [{$patch: delete, name: a}]}\n'],
    [true, 'template actions', 'app.yaml', 'apiVersion: v1\nkind: Pod\nmetadata:\n  {{- x }}\n'],
    [false, 'a whole pod', 'dispatch/app.yaml', `apiVersion: v1\nkind: Pod\nspec: ${POD_SPEC}\n`],
  ])('are partial (%s): %s', (partial, _, path, text) => {
    expect(parse(text, path).resources.map((one) => one.partial)).toEqual([partial]);
  });
});

describe('templates', () => {
  it('keep every offset and line', () => {
    const text = '{{- if .a }}\na: {{ .x }}\nb: "{{ .y }}-z"\n{{/* c\n}} */}}\nd: {{ e\n }}\n{{- end }}\r\n';
    const { text: masked, holes } = maskTemplate(text);
    expect(masked).toHaveLength(text.length);
    expect([...masked.matchAll(/\n/g)].map(({ index }) => index)).toEqual(
      [...text.matchAll(/\n/g)].map(({ index }) => index),
    );
    expect(masked).toContain('a: PLIMSOLL');
    expect(holes.map(({ start, end }) => text.slice(start, end))).toEqual([
      '{{- if .a }}',
      '{{ .x }}',
      '{{ .y }}',
      '{{/* c\n}} */}}',
      '{{ e\n }}',
      '{{- end }}',
    ]);
  });

  it('have another word for each action, and tell them apart again', () => {
    const text =
      'a: {{ .Values.a }}\nb: {{ .Values.b }}-x\nc: {{ .Values.a }}\nd: {{ .Values.d }}\n{{ e\n }}: 1\n{{x}}: {{y}}\n';
    const { text: masked, words } = maskTemplate(text);
    const [a, b, c, d] = Array.from(masked.matchAll(/PLIMSOLL\w*/g), ([word]) => word);
    expect([a === c, a === b, a === d, b === d]).toEqual([true, false, false, false]);
    expect(asInTemplate(`${a}, ${b}-x`, words)).toBe('{{ .Values.a }}, {{ .Values.b }}-x');
    const many = Array.from({ length: 100 }, (_, index) => `- {{ ${'abcdefghij'[index % 10]}${index} }}\n`).join('');
    expect(maskTemplate(many).text).toHaveLength(many.length);
  });

  it.each([
    [true, 'a: {{ x }}'],
    [true, '  {{- x }}'],
    [true, '- {{ x }}'],
    [true, '{% if x %}'],
    [false, 'a: "{{ x }}"'],
    [false, 'a: b-{{ x }}'],
    [false, 'a: ${X}'],
    [false, 'a: {b: {c: d}}'],
  ])('are told (%s) by %j', (template, text) => {
    expect(isTemplate(text)).toBe(template);
  });

  it('are read in time, however many actions there are', async () => {
    const text = `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n${'  {{ if x }}\n'.repeat(20_000)}  hostPID: true\n`;
    const began = performance.now();
    expect((await check('a.yaml', text, { select: ['K8S1', 'K8S0'] })).map(({ rule }) => rule).sort()).toEqual([
      'K8S010',
      'K8S102',
    ]);
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('are known by their names too', async () => {
    const text =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: "{{ x }}"}\nspec: {hostPID: true, containers: [{name: a, image: "a:1"}]}\n';
    const rules = async (path: string) =>
      (await check(path, text, { select: ['K8S010', 'K8S102', 'K8S206'] })).map(({ rule }) => rule).sort();
    expect(await rules('a.yaml')).toEqual(['K8S102', 'K8S206']);
    expect(await rules('a.yaml.j2')).toEqual(['K8S010', 'K8S102']);
    const erb = text.replace('{{ x }}', '<%= x %>');
    expect((await check('a.yml.erb', erb, { select: ['K8S010'] })).map(({ rule }) => rule)).toEqual(['K8S010']);
    expect(await check('a.yml.erb', text.replace('{{ x }}', 'x'), { select: ['K8S010'] })).toEqual([]);
  });

  it('are none where no action ends', async () => {
    const text = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  a: {{ x\n';
    expect((await check('a.yaml', text, { select: ['K8S0'] })).map(({ rule }) => rule)).toContain('K8S001');
  });

  it('are checked for literal values with true places', async () => {
    const text =
      '{{- if .on }}\napiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}\nspec:\n  hostPID: true\n  containers:\n    - name: a\n      image: "{{ .img }}"\n      securityContext:\n        {{- toYaml .sc | nindent 8 }}\n{{- end }}\n';
    const findings = await check('app.yaml', text);
    expect(findings.map(({ rule, start }) => `${rule} ${start.line}:${start.column}`)).toEqual([
      'K8S010 1:1',
      'K8S102 7:12',
    ]);
  });
});

describe('embedded documents', () => {
  const pod = (fields: string): string =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - name: c\n${fields}`;
  const scriptsOf = async (text: string): Promise<string[]> =>
    (await embedsOf(parse(text))).flatMap((doc) => ('text' in doc && typeof doc.text === 'string' ? [doc.text] : []));

  it('are the scripts that a shell gets', async () => {
    expect(await scriptsOf(pod('    command: [sh, -c, "echo hi"]\n'))).toEqual(['echo hi']);
    expect(
      await scriptsOf(pod('    command: [/bin/bash, -euo, pipefail, -c]\n    args:\n    - |\n      a\n      b\n')),
    ).toEqual(['a\nb\n']);
    expect(await scriptsOf(pod('    command: [sh, /run.sh]\n    args: [-c, x]\n'))).toEqual([]);
    expect(await scriptsOf(pod('    command: [python, -c, x]\n'))).toEqual([]);
  });

  it('have variables where the kubelet or a template puts values', async () => {
    expect(await scriptsOf(pod('    env: [{name: A, value: b}]\n    command: [sh, -c, "x $(A) $(date)"]\n'))).toEqual([
      'x ${A} $(date)',
    ]);
    expect(await scriptsOf(pod('    x: {{ .x }}\n    command: [sh, -c, "x {{ .y }}"]\n'))).toEqual(['x ${PPPPP}']);
  });

  it('report at their place in the manifest', async () => {
    const text = pod('    image: a:1\n    command:\n    - sh\n    - -c\n    - |\n      set -e\n      rm $FILE\n');
    const findings = await check('app.yaml', text, { select: ['SC2086'] });
    expect(findings.map(({ start, end }) => text.slice(start.offset, end.offset))).toEqual(['$FILE']);
  });

  it('are the images that containers name', async () => {
    const text = pod('    image: "openjdk:8"\n');
    const [images] = await embedsOf(parse(text));
    expect(images?.kind).toBe('images');
    const findings = await check('app.yaml', text, { select: ['BASE'] });
    for (const { path, start } of findings) {
      expect(path).toBe('input > spec > containers[c] > image');
      expect(start.line).toBe(7);
    }
  });
});

describe('ignores', () => {
  const pod = (annotations: string, line = ''): string =>
    `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  annotations: {${annotations}}\nspec:\n  containers:\n  - name: c\n    image: a:1\n    securityContext:\n${line}      privileged: true\n`;
  const rulesIn = async (text: string): Promise<string[]> =>
    (await check('app.yaml', text, { select: ['K8S101', 'K8S102', 'PLM001'] })).map(({ rule }) => rule);

  it.each([
    ['our annotation', pod('plimsoll/ignore: "K8S101 # why"')],
    ['our annotation for a container', pod('plimsoll/ignore.c: K8S101')],
    ["kube-linter's", pod('ignore-check.kube-linter.io/privileged-container: why')],
    ["kube-linter's for all", pod('kube-linter.io/ignore-all: why')],
    ["kube-score's", pod('kube-score/ignore: "a,container-security-context-privileged"')],
    ["Checkov's annotation", pod('checkov.io/skip1: CKV_K8S_16=why')],
    ["Polaris's", pod('polaris.fairwinds.com/runAsPrivileged-exempt: "true"')],
    ["Trivy's comment", pod('', '      # trivy:ignore:KSV-0017\n')],
    ["KICS's comment", pod('', '      # kics-scan ignore-line\n')],
    ['our comment', pod('', '      # plimsoll-ignore K8S101 : why\n')],
  ])('%s silences', async (_, text) => {
    expect(await rulesIn(text)).toEqual([]);
  });

  it.each([
    ['another container', pod('plimsoll/ignore.d: K8S101'), ['K8S101']],
    [
      "a peer's mark that silences nothing is not reported",
      pod('ignore-check.kube-linter.io/host-pid: why'),
      ['K8S101'],
    ],
    ['our own is', pod('plimsoll/ignore: K8S102'), ['PLM001', 'K8S101']],
  ])('%s', async (_, text, rules) => {
    expect(await rulesIn(text)).toEqual(rules);
  });
});
