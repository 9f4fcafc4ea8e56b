import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/finding.ts';
import { applyFixes } from '../../../src/engine/fixes.ts';
import { parseYaml } from '../../../src/languages/yaml/parse.ts';
import { check } from '../../support/check.ts';

const field = fc.constantFrom(
  ...[
    'privileged: true',
    'privileged: no',
    'runAsUser: 0',
    'runAsNonRoot: true',
    'runAsNonRoot: false',
    'procMount: Unmasked',
  ],
  ...[
    'capabilities: {drop: [all], add: [SYS_ADMIN, chown]}',
    'allowPrivilegeEscalation: true',
    'readOnlyRootFilesystem: false',
  ],
  ...['capabilities:', 'seccompProfile: {type: Unconfined}', 'seLinuxOptions: {type: spc_t}', '# a comment', ''],
);
const entry = fc.constantFrom(
  ...['ports: [{containerPort: 80, hostPort: 80}]', 'resources: {limits: {memory: 100MB}}', 'imagePullPolicy: Always'],
  ...[
    'volumeMounts: [{name: v, mountPath: /v}]',
    'livenessProbe: {httpGet: {port: 80, host: a}}',
    'env: []',
    'args: [a]',
  ],
);
const podField = fc.constantFrom(
  ...['hostPID: true', 'hostNetwork: true', 'serviceAccount: x', 'volumes: [{name: v, hostPath: {path: /srv}}]'],
  ...[
    'securityContext: {runAsGroup: 0}',
    'securityContext: {}',
    'nodeSelector: {beta.kubernetes.io/os: linux}',
    'restartPolicy: Never',
  ],
);

const manifest = fc
  .record({
    context: fc.uniqueArray(field, { maxLength: 4, selector: (one) => one.split(':', 1)[0] }),
    entries: fc.uniqueArray(entry, { maxLength: 3, selector: (one) => one.split(':', 1)[0] }),
    pod: fc.uniqueArray(podField, { maxLength: 3, selector: (one) => one.split(':', 1)[0] }),
    step: fc.constantFrom(2, 4),
    crlf: fc.boolean(),
    end: fc.constantFrom('', '\n', '\n\n# end\n'),
  })
  .map(({ context, entries, pod, step, crlf, end }) => {
    const pad = ' '.repeat(step);
    const lines = [
      'apiVersion: v1',
      'kind: Pod',
      'metadata:',
      `${pad}name: web`,
      'spec:',
      ...pod.map((one) => pad + one),
      `${pad}containers:`,
      `${pad}- name: a # first`,
      `${pad}  image: a:1`,
      ...entries.map((one) => `${pad}  ${one}`),
      ...(context.length > 0 ? [`${pad}  securityContext:`, ...context.map((one) => `${pad}  ${pad}${one}`)] : []),
      `${pad}- {name: b, image: "b:1"}`,
    ];
    const text = lines.join('\n') + end;
    return crlf ? text.replaceAll('\n', '\r\n') : text;
  });

describe('manifests', () => {
  it('are fixed without breaking them or making new findings of the same rule', async () => {
    await fc.assert(
      fc.asyncProperty(manifest, async (text) => {
        const before = (await check('app.yaml', text, { select: ['K8S'] })).filter(({ fix }) => fix);
        const fixed = applyFixes(text, before, { unsafe: true });
        expect(parseYaml(fixed.text).documents.flatMap(({ problems }) => problems)).toEqual([]);
        if (text.includes('\r\n')) expect(fixed.text).not.toMatch(/[^\r]\n/);
        const after = await check('app.yaml', fixed.text, { select: ['K8S'] });
        for (const rule of new Set(fixed.applied.map((finding) => finding.rule))) {
          const count = (list: readonly Finding[]): number => list.filter((one) => one.rule === rule).length;
          const all = await check('app.yaml', text, { select: ['K8S'] });
          const covered = all.filter(({ covers }) => covers?.includes(rule)).length;
          expect(count(after), rule).toBeLessThan(count(all) + covered);
        }
        // Each comment survives.
        expect(fixed.text.match(/#[^\r\n]*/g)).toEqual(text.match(/#[^\r\n]*/g));
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('give the same findings with either line end', async () => {
    await fc.assert(
      fc.asyncProperty(manifest, async (text) => {
        const lf = text.replaceAll('\r\n', '\n');
        const shown = async (one: string) =>
          (await check('app.yaml', one, { select: ['K8S'] })).map(
            ({ rule, message, start }) => `${rule} ${start.line}:${start.column} ${message}`,
          );
        expect(await shown(lf.replaceAll('\n', '\r\n'))).toEqual(await shown(lf));
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  it('never make a rule fail, however they are damaged', async () => {
    await fc.assert(
      fc.asyncProperty(
        manifest,
        fc.array(
          fc.tuple(
            fc.nat(),
            fc.nat({ max: 12 }),
            fc.constantFrom('', '{', '[', ': ', '- ', '*x', '&x ', '"', '\t', '{{ a }}', 'null', '\n'),
          ),
        ),
        async (text, damages) => {
          let broken = text;
          for (const [at, width, put] of damages) {
            const start = at % (broken.length + 1);
            broken = broken.slice(0, start) + put + broken.slice(start + width);
          }
          const whole = `apiVersion: v1\nkind: Pod\n---\n${broken}`;
          for (const { start, end, message } of await check('app.yaml', whole, { select: ['K8S'] })) {
            expect(start.offset).toBeLessThanOrEqual(end.offset);
            expect(message).not.toMatch(/undefined|NaN|\[object/);
          }
        },
      ),
      { numRuns: 80 },
    );
  }, 60_000);
});
