import { describe, expect, it } from 'vitest';
import { check } from '../../support/check.ts';

const VALUES = `debug:
  enabled: false
  empty: {}
  none: null
  zero: 0
  on: true
  list: [a]
`;

const chart = (open: string, rest = ''): string => `apiVersion: v1
kind: Pod
metadata:
  name: {{ .Release.Name }}
spec:
  ${open}
  hostPID: true
  ${rest}
  {{- end }}
  containers:
    - name: a
      image: "a:1"
`;

async function severityOf(text: string, values = VALUES, path = 'charts/web/templates/pod.yaml') {
  const files = { 'charts/web/values.yaml': values };
  const findings = await check(path, text, { files });
  return findings
    .filter(({ rule }) => rule === 'K8S102')
    .map(({ severity, message }) => [severity, /\(only .*\)$/.exec(message)?.[0]]);
}

describe('branches of a chart', () => {
  it.each([
    ['{{- if .Values.debug.enabled }}', '(only with `.Values.debug.enabled`)'],
    ['{{ if $.Values.debug.none -}}', '(only with `.Values.debug.none`)'],
    ['{{- with .Values.debug.empty }}', '(only with `.Values.debug.empty`)'],
    ['{{- range .Values.debug.zero }}', '(only with `.Values.debug.zero`)'],
    ['{{- if and .Values.debug.on .Values.debug.enabled }}', '(only with `.Values.debug.enabled`)'],
    ['{{- if not .Values.debug.on }}', '(only with `.Values.debug.on` off)'],
    ['{{- if .Values.debug.on }}\n  hostIPC: false\n  {{- else }}', '(only with `.Values.debug.on` off)'],
    ['{{- if .Values.debug.enabled }}\n  {{- if .Values.other }}\n  {{- end }}', '(only with `.Values.debug.enabled`)'],
  ])('that %s leaves out do not block', async (open, words) => {
    expect(await severityOf(chart(open))).toEqual([['info', words]]);
  });

  it.each([
    '{{- if .Values.debug.on }}',
    '{{- if .Values.debug.list }}',
    '{{- if not .Values.debug.enabled }}',
    '{{- if .Values.absent }}',
    '{{- if or .Values.debug.enabled .Values.debug.on }}',
    '{{- if eq .Values.debug.enabled "a" }}',
    '{{- if .Values.debug.enabled }}\n  hostIPC: false\n  {{- else }}',
    '{{- if .Values.debug.enabled }}\n  {{- end }}\n  {{- if .Capabilities.a }}',
  ])('that %s may put in block', async (open) => {
    const found = await severityOf(chart(open));
    expect(found).toEqual([[expect.not.stringMatching('info'), undefined]]);
  });

  it('count where nothing is known about the values', async () => {
    const open = '{{- if .Values.debug.enabled }}';
    expect(await severityOf(chart(open), 'a: [')).toEqual([['error', undefined]]);
    expect(await severityOf(chart(open), VALUES, 'other/web/templates/pod.yaml')).toEqual([['error', undefined]]);
    expect(await severityOf(chart(open), VALUES, 'charts/web/pod.yaml')).toEqual([['error', undefined]]);
  });

  it('with images and scripts do not block either', async () => {
    const text = chart(
      '{{- if .Values.debug.enabled }}',
      'initContainers: [{name: b, image: "debian:9", command: [sh, -c, "cd $a"]}]',
    );
    const files = { 'charts/web/values.yaml': VALUES };
    const findings = await check('charts/web/templates/pod.yaml', text, { files });
    const own = findings.filter(({ rule }) => ['BASE001', 'SC2164', 'SC2086'].includes(rule));
    expect(own.map(({ severity }) => severity)).toEqual(own.map(() => 'info'));
    expect(own.length).toBeGreaterThan(1);
  });
});
