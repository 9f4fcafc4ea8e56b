import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areTogether } from '../../../src/languages/kubernetes/branches.ts';
import { podWith } from '../../../src/languages/kubernetes/examples.ts';
import { parseKubernetes } from '../../../src/languages/kubernetes/parse.ts';
import { check } from '../../support/check.ts';

function together(text: string): boolean {
  const doc = parseKubernetes({ path: 'a.yaml', text, origin: 'worktree' });
  const spans = Array.from(text.matchAll(/\b[AB]\b/g), ({ index }) => ({ start: index, end: index + 1 }));
  expect(spans).toHaveLength(2);
  return areTogether(doc, spans);
}

describe('places in a template', () => {
  it.each([
    ['a: A\n{{- x }}\nb: B\n'],
    ['{{- if x }}\na: A\nb: B\n{{- end }}\n'],
    ['a: A\n{{- if x }}\nb: B\n{{- end }}\n'],
    ['{{- if x }}\na: A\n{{- with y }}\nb: B\n{{- end }}\n{{- end }}\n'],
    ['{{- if x }}\n{{- end }}\na: A\n{{ include "x" . }}\nb: B\n'],
    ['{% if x %}\na: A\nb: B\n{% endif %}\n'],
    ['{% set x = 1 %}\na: A\nb: B\n'],
  ])('are in one rendering: %j', (text) => expect(together(text)).toBe(true));

  it.each([
    ['{{- if x }}\na: A\n{{- else }}\nb: B\n{{- end }}\n'],
    ['{{ if x -}}\na: A\n{{ else if y -}}\nb: B\n{{ end }}\n'],
    ['{{- if x }}\na: A\n{{- end }}\n{{- if not x }}\nb: B\n{{- end }}\n'],
    ['{{- if x }}\n{{- range y }}\na: A\n{{- end }}\n{{- else }}\nb: B\n{{- end }}\n'],
    ['{% if x %}\na: A\n{% elif y %}\nb: B\n{% endif %}\n'],
    ['<% if x %>\na: A\n<% else %>\nb: B\n<% end %>\nc: {{ x }}\n'],
    ['<% xs.each do |x| %>\na: A\n<% end %>\n<% if x %>\nb: B\n<% end %>\n'],
  ])('may exclude each other: %j', (text) => expect(together(text)).toBe(false));

  it('have an answer, however deep they stand', () => {
    const inside = (text: string): string => `${'{{ if x }}\n'.repeat(20_000)}${text}`;
    const began = performance.now();
    expect(together(inside('a: A\nb: B\n'))).toBe(true);
    expect(together(inside('a: A\n{{ else }}\nb: B\n'))).toBe(false);
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('have an answer, whatever stands around them', () => {
    const piece = fc.constantFrom(
      '{{ if x }}',
      '{{ else }}',
      '{{ end }}',
      '{% endfor %}',
      '<% end %>',
      '{{ x }}',
      'a: 1',
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), fc.array(piece), (before, between, after) => {
        const text = [...before, 'a: A', ...between, 'b: B', ...after].join('\n');
        expect([true, false]).toContain(together(text));
      }),
    );
  });
});

describe('what cannot stand together', () => {
  const either = (a: string, b: string): string => `{{- if .x }}\n${a}\n{{- else }}\n${b}\n{{- end }}\n`;
  const both = (a: string, b: string): string => `{{- if .x }}\n${a}\n${b}\n{{- end }}\n`;
  const pod = (lines: string): string => podWith(lines).replace(/^ +(?=\{\{)/gm, '');
  const found = async (text: string): Promise<readonly string[]> =>
    (await check('app.yaml', text, { select: ['ALL'] })).map(({ rule }) => rule);
  const service = (ports: string) => `kind: Service\napiVersion: v1\nmetadata: {name: a}\nspec:\n  ports:\n${ports}`;
  const budget = (spec: string) =>
    `kind: PodDisruptionBudget\napiVersion: policy/v1\nmetadata: {name: a}\nspec:\n${spec}`;
  const scaler = (spec: string) =>
    `kind: HorizontalPodAutoscaler\napiVersion: autoscaling/v2\nmetadata: {name: a}\nspec:\n${spec}`;

  it.each<[string, (lines: string) => string, string, string]>([
    [
      'K8S058',
      (lines) => pod(`env:\n- name: A\n${lines}`),
      '  value: "1"',
      '  valueFrom: {secretKeyRef: {name: a, key: b}}',
    ],
    ['K8S058', (lines) => pod(`securityContext:\n${lines}`), '  privileged: true', '  allowPrivilegeEscalation: false'],
    ['K8S058', (lines) => pod(`securityContext:\n${lines}`), '  runAsNonRoot: true', '  runAsUser: 0'],
    ['K8S055', (lines) => pod(`livenessProbe:\n${lines}`), '  exec: {command: [a]}', '  tcpSocket: {port: 80}'],
    ['K8S051', (lines) => pod(`ports:\n${lines}`), '- {name: a, containerPort: 80}', '- {name: a, containerPort: 81}'],
    ['K8S051', (lines) => pod(`ports:\n${lines}`), '- {containerPort: 80}', '- {containerPort: 80}'],
    ['K8S051', (lines) => pod(`volumeMounts:\n${lines}`), '- {name: a, mountPath: /a}', '- {name: b, mountPath: /a}'],
    ['K8S053', service, '    - {name: a, port: 80}', '    - {name: b, port: 80}'],
    ['K8S056', (lines) => pod(`resources:\n${lines}`), '  requests: {cpu: 2}', '  limits: {cpu: 1}'],
    ['K8S324', budget, '  minAvailable: 1', '  maxUnavailable: 1'],
    ['K8S329', scaler, '  minReplicas: 2', '  maxReplicas: 2'],
  ])('is %s, but not in two branches of a template', async (rule, file, a, b) => {
    expect(await found(file(both(a, b)))).toContain(rule);
    expect(await found(file(either(a, b)))).not.toContain(rule);
    expect(await found(file(`{{- if .x }}\n${a}\n{{- end }}\n{{- if not .x }}\n${b}\n{{- end }}\n`))).not.toContain(
      rule,
    );
  });

  it('are judged each where the keys are the same', async () => {
    const found = async (text: string, select: readonly string[]): Promise<readonly string[]> =>
      (await check('app.yaml', text, { select })).map(
        ({ rule, start, end }) => `${rule} ${text.slice(start.offset, end.offset)} in line ${start.line}`,
      );
    const context = (lines: string): string => pod(`securityContext:\n${lines}`);
    const bad = '  privileged: true';
    const good = '  privileged: false';
    expect(await found(context(either(bad, good)), ['K8S101', 'K8S002'])).toEqual(['K8S101 true in line 11']);
    expect(await found(context(either(good, bad)), ['K8S101', 'K8S002'])).toEqual(['K8S101 true in line 13']);
    expect(await found(context(either(bad, bad)), ['K8S101'])).toHaveLength(2);
    const three = `{{- if .x }}\n${good}\n{{- else if .y }}\n${bad}\n{{- else }}\n${good}\n{{- end }}\n`;
    expect(await found(context(three), ['K8S101'])).toEqual(['K8S101 true in line 13']);
    const whole = pod(`${either('securityContext:\n  privileged: true', 'securityContext: {privileged: true}')}`);
    expect(await found(whole, ['K8S101'])).toHaveLength(2);
    const spec = 'kind: Pod\napiVersion: v1\nmetadata: {name: a}\nspec:\n';
    expect(await found(spec + either('  hostPID: true', '  hostPID: false'), ['K8S102'])).toHaveLength(1);
    const images = pod('tty: true\n').replace(/ +image: .*\n/, (line) =>
      either(line.replace(/image:.*\n/, 'image: debian:8'), line.replace(/image:.*\n/, 'image: debian:9')),
    );
    expect(await found(images, ['BASE001'])).toEqual([
      expect.stringContaining('debian:8'),
      expect.stringContaining('debian:9'),
    ]);
  });

  it('are reported once where a rule sees all of them', async () => {
    const secret = 'kind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\ndata:\n';
    const line = '  PASSWORD: hunter2-abc-8Fq';
    const text = secret + either(line, line);
    expect((await check('app.yaml', text, { select: ['K8S704'] })).length).toBe(2);
  });

  it('are judged as the last one says where they are the kind or the version', async () => {
    const text = `${either('apiVersion: extensions/v1beta1', 'apiVersion: networking.k8s.io/v1')}kind: Ingress\nmetadata: {name: a}\nspec:\n${either('  backend: {serviceName: a, servicePort: 1}', '  backend: {service: {name: a}}')}`;
    const only = text.replace(/\{\{- if [\s\S]*?else \}\}\n/g, '').replaceAll('{{- end }}\n', '{{ x }}\n');
    const ids = async (one: string) =>
      (await check('app.yaml', one, { select: ['ALL'] })).map(({ rule }) => rule).sort();
    expect(await ids(text)).toEqual(await ids(only));
  });

  it('are names that a template fills in', async () => {
    const text = pod(
      'volumeMounts:\n- {name: {{ .a }}, mountPath: {{ .b }}}\n- {name: {{ .c }}, mountPath: {{ .d }}}\n',
    );
    expect(await found(text)).not.toContain('K8S051');
    expect(
      await found(pod('volumeMounts:\n- {name: a, mountPath: {{ .d }}}\n- {name: b, mountPath: {{ .d }}}\n')),
    ).not.toContain('K8S051');
  });

  it('are called as the template calls them', async () => {
    const text = podWith('securityContext: {privileged: true}\n').replace(
      'name: app\n',
      'name: {{ .Chart.Name }}-app\n',
    );
    const [finding] = await check('app.yaml', text, { select: ['K8S101'] });
    expect(finding?.message).toContain('container "{{ .Chart.Name }}-app"');
    expect(finding?.path).toContain('containers[{{ .Chart.Name }}-app]');
  });
});
