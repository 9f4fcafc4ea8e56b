import { describe, expect, it } from 'vitest';
import { knownKinds, schemaOf } from '../../../src/languages/kubernetes/schema.ts';
import { validate } from '../../../src/languages/kubernetes/validate.ts';
import { parseYaml } from '../../../src/languages/yaml/parse.ts';

function problems(text: string, partial = false): string[] {
  const root = parseYaml(text).documents[0]?.root;
  const [, apiVersion = '', kind = ''] = /apiVersion: (\S+)\nkind: (\S+)/.exec(text) ?? [];
  const type = schemaOf(apiVersion, kind);
  if (!root || !type) throw new Error('no such kind');
  return validate(root, type, partial).map((problem) => {
    const at = `${problem.steps.join('.')} @${text.slice(problem.at.start, problem.at.end).split('\n')[0]}`;
    switch (problem.kind) {
      case 'unknown-field':
        return `${at}: unknown${problem.near ? `, near ${problem.near}` : ''}${problem.belongs ? `, in ${problem.belongs}` : ''}`;
      case 'wrong-type':
        return `${at}: wants ${problem.expected}, is ${problem.found}`;
      case 'missing-field':
        return `${at}: misses ${problem.field}`;
      default:
        return `${at}: not one of ${problem.allowed.join(' ')}`;
    }
  });
}

const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n${spec}`;

describe('the schema of built-in kinds', () => {
  it('knows the kinds of today and of old', () => {
    const known = new Set(knownKinds().map(({ apiVersion, kind }) => `${apiVersion} ${kind}`));
    for (const one of ['v1 Pod', 'apps/v1 StatefulSet', 'extensions/v1beta1 Ingress', 'batch/v1 CronJob']) {
      expect(known).toContain(one);
    }
  });

  it('accepts a sound object, nulls, quantities, IntOrString and dates', () => {
    expect(
      problems(
        pod(
          '  hostNetwork:\n  containers:\n  - name: a\n    resources: {limits: {cpu: 1, memory: 1Gi}}\n    livenessProbe: {httpGet: {port: http, path: /}}\n    env: [{name: A, value: 2026-11-24}]\n',
        ),
      ),
    ).toEqual([]);
  });

  it('looks into the claims of a StatefulSet, whose type has no name of its own', () => {
    const claim = (spec: string): string =>
      `apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: a}\nspec:\n  serviceName: a\n  selector: {}\n  template: {}\n  volumeClaimTemplates:\n  - apiVersion: v1\n    kind: PersistentVolumeClaim\n    metadata: {name: data}\n    spec: ${spec}\n`;
    expect(problems(claim('{accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}'))).toEqual([]);
    expect(problems(claim('{accessMode: [ReadWriteOnce], resources: true}'))).toEqual([
      'spec.volumeClaimTemplates.0.spec.accessMode @accessMode: unknown, near accessModes',
      'spec.volumeClaimTemplates.0.spec.resources @true: wants a mapping, is a boolean',
    ]);
  });

  it('names the field that was meant', () => {
    expect(problems(pod('  containers:\n  - name: a\n    imagePullpolicy: Always\n'))).toEqual([
      'spec.containers.0.imagePullpolicy @imagePullpolicy: unknown, near imagePullPolicy',
    ]);
  });

  it('names where a misplaced field belongs', () => {
    expect(problems(pod('  image: a\n  containers: [{name: a}]\n'))).toEqual([
      'spec.image @image: unknown, in containers',
    ]);
    expect(problems(pod('  securityContext: {privileged: true}\n  containers: [{name: a}]\n'))).toEqual([
      'spec.securityContext.privileged @privileged: unknown, in containers[].securityContext',
    ]);
    expect(problems(pod('  containers:\n  - name: a\n    nodeSelector: {a: b}\n'))).toEqual([
      'spec.containers.0.nodeSelector @nodeSelector: unknown, in spec',
    ]);
  });

  it('tells types apart as kubectl reads them', () => {
    expect(
      problems(
        pod(
          '  hostNetwork: "true"\n  containers:\n  - name: a\n    env: [{name: A, value: yes}, {name: B, value: 1}]\n    ports: [{containerPort: "80"}]\n    args: -x\n',
        ),
      ),
    ).toEqual([
      'spec.hostNetwork @"true": wants true or false, is a string',
      'spec.containers.0.env.0.value @yes: wants a string, is a boolean',
      'spec.containers.0.env.1.value @1: wants a string, is a number',
      'spec.containers.0.ports.0.containerPort @"80": wants a whole number, is a string',
      'spec.containers.0.args @-x: wants a list, is a string',
    ]);
  });

  it('wants whole numbers where Kubernetes does', () => {
    const deployment = (replicas: string) =>
      `apiVersion: apps/v1\nkind: Deployment\nspec: {replicas: ${replicas}, selector: {}, template: {}}\n`;
    expect(problems(deployment('2.5'))).toEqual(['spec.replicas @2.5: wants a whole number, is a fraction']);
    for (const replicas of ['2', '2.0', '1e3', '0x2']) expect(problems(deployment(replicas))).toEqual([]);
  });

  it('reports what is missing at the key that would hold it, but not in a patch', () => {
    const text = 'apiVersion: apps/v1\nkind: Deployment\nspec:\n  template: {}\n';
    expect(problems(text)).toEqual(['spec @spec: misses selector']);
    expect(problems(text, true)).toEqual([]);
  });

  it('reports a value outside a closed set', () => {
    expect(problems(pod('  restartPolicy: always\n  containers: [{name: a}]\n'))).toEqual([
      'spec.restartPolicy @always: not one of Always Never OnFailure',
    ]);
  });

  it('looks at what an alias repeats once', () => {
    const text = pod('  containers:\n  - &c\n    name: a\n    x: 1\n  - *c\n  - *c\n');
    expect(problems(text)).toHaveLength(2);
  });

  it('leaves the directives of a strategic merge patch alone', () => {
    expect(problems(pod('  containers:\n  - name: a\n    $patch: delete\n'), true)).toEqual([]);
  });
});
